"use strict";
/* Places in other scripts and with odd signs, found by words of their own as people type them. */

const assert = require("node:assert/strict");
const { test } = require("node:test");
const { LEXICON } = require("./small-lexicon.js");
const { smallTown } = require("./small-town.js");

/** id, name, what, address */
const PLACES = [
  ["cafe-zoe", "Café Zoë", "Soup. It’s free. Ask for the “early bird”.", "12 O’Malley Street"],
  ["chinese-pantry", "河城社區免費食物銀行", "每逢星期三派發免費食物和蔬菜。", ""],
  ["arabic-centre", "مَرْكَزُ المُسَاعَدَة", "طعام مجاني للجميع كل يوم أربعاء.", ""],
  ["thai-food", "ครัวชุมชนริมน้ำ", "อาหารฟรีทุกวันพุธ", ""],
  ["japanese-kitchen", "みんなの食堂", "毎週水曜日、無料のごはんとパンがあります。", ""],
  ["hebrew-clinic", "מרפאת הנהר", "רופא שיניים חינם", ""],
  ["german-place", "Straßencafé Mühle", "Suppenküche und Kleiderkammer.", ""],
  ["ll-place", "Powell Carols Schwitters House", "AA and NA. 12-step, Al-Anon, walk-ins; LGBTQ+ & C++.", ""],
  ["turkish-place", "İstanbul Işık Evi", "Sıcak çorba.", ""],
  ["st-place", "St. Mary's Kitchen", "Lunch.", "5th Street & 3rd Ave"],
  ["helping-hands", "Helping Hands", "Peer’s own help. Don’t ring the bell.", ""],
];
const TYPED = {
  "cafe-zoe": [
    ...[
      "café zoë",
      "cafe zoe",
      "CAFE ZOE",
      "cafe\u0301 zoe\u0308",
      "early bird",
      '"early bird"',
      "“early bird”",
      "‘early bird’",
    ],
    ...["o malley", "omalley", "o'malley", "O’Malley", "12 o'malley street"],
  ],
  "chinese-pantry": ["免費", "食物", "免費食物", "食物銀行", "河城", "河城社區免費食物銀行", "蔬菜。", "「蔬菜」"],
  "arabic-centre": [
    "طعام",
    "مساعدة",
    "المساعدة",
    "مُسَاعَدَة",
    "مركز المساعدة",
    "مَرْكَز",
    "الطعام",
    "مساعده",
    "أربعاء",
    "اربعاء",
  ],
  "thai-food": ["อาหาร", "ฟรี", "อาหารฟรี", "ครัวชุมชน", "ริมน้ำ"],
  "japanese-kitchen": ["食堂", "無料", "ごはん", "パン", "みんなの食堂", "水曜日"],
  "hebrew-clinic": ["רופא", "מרפאה", "המרפאה", "מרפאת הנהר", "רוֹפֵא", "שיניים"],
  "german-place": [
    "strassencafe",
    "Straßencafé",
    "STRASSENCAFE",
    "muhle",
    "mühle",
    "kleiderkammer",
    "suppenkuche",
    "suppenküche",
  ],
  "ll-place": ["lgbtq", "LGBTQ+", "12 step", "12-step", "al anon", "walk in", "walk-ins", "c++", "powell"],
  "turkish-place": ["istanbul", "İstanbul", "ISTANBUL", "ıstanbul", "isik", "ışık", "IŞIK", "corba", "çorba", "sicak"],
  "st-place": ["st marys", "st mary's", "St. Mary’s", "st. marys kitchen", "3rd ave", "5th street", "marys:"],
  "helping-hands": [
    "peer’s",
    "peer's",
    "peers",
    "don’t ring",
    "don't ring",
    "dont ring",
    "help:",
    "helping:",
    "“helping hands”",
    "bell…",
  ],
};

const town = smallTown(
  (directory) => {
    const add = (column, texts) => (directory[column] += texts.map((text) => `\n${text}`).join(""));
    for (const [position, column] of ["id", "name", "what", "address"].entries())
      add(column, PLACES.map((place) => place[position])); // biome-ignore format: one line
    for (const column of ["organisation", "whoFor", "further", "reach"])
      add(
        column,
        PLACES.map(() => ""),
      );
    const unknown = "u".repeat(PLACES.length);
    directory.answers = directory.answers
      .split("\n")
      .map((column) => column + unknown)
      .join("\n");
    for (const column of ["area", "mark", "checked", "needsOf", "languagesOf"]) {
      directory[column].push(...PLACES.map(() => 0));
    }
    directory.scheduleOf.push(...PLACES.map(() => -1));
    directory.at.push(...PLACES.flatMap(() => [0, 0]));
  },
  { lexicon: LEXICON },
);

/** The first of what is found. */
function first(text) {
  const { fits, perhaps } = town.applyFilters({ ...town.filters.parse(""), text }, null);
  return town.directory.text("id")[[...fits, ...perhaps][0]];
}

for (const [id, words] of Object.entries(TYPED)) {
  test(`${id} is found by words of its own, however they are typed`, () => {
    for (const typed of words) assert.equal(first(typed), id, typed);
  });
}

test("a word is found before it is finished", () => {
  for (const [typed, id] of [
    ["河", "chinese-pantry"],
    ["免", "chinese-pantry"],
    ["strassenc", "german-place"],
    ["مركز ال", "arabic-centre"],
    ["istanb", "turkish-place"],
  ]) {
    assert.equal(first(typed), id, typed);
  }
});

test("what none of them says finds none of them", () => {
  for (const typed of ["火車", "тепло", "รถไฟ", "قطار"]) assert.equal(first(typed), undefined, typed);
});
