"use strict";
/* A few words of two languages, made up: what the tests of understanding and ranking may count on. */

const lines = (...texts) => texts.join("\n");

/** What people type (src/vinestreet/pages/lexicon_data.py). */
const LEXICON = [
  {
    code: "en",
    needs: {
      food: {
        any: lines("hungry", "something to eat", "food"),
        "soup kitchen": lines("hot meal", "soup"),
        "pet food": lines("dog food", "kibble"),
      },
      bed: { any: lines("nowhere to sleep", "a bed", "shelter"), "night shelter": "bed for tonight" },
      talk: { any: lines("lonely", "someone to talk to", "warmline") },
      papers: { any: lines("id", "lost my id"), passport: "" },
      wash: { any: "shower" },
    },
    who: { veterans: lines("vet", "army"), teens: "teenager" },
    filters: {
      ...{
        now: lines("now", "right now"),
        today: "today",
        tonight: "tonight",
        tomorrow: "tomorrow",
        weekend: "weekend",
      },
      ...{ morning: "morning", afternoon: "afternoon", evening: "evening", night: "night" },
      ...{ free: lines("for free", "free", "no money"), "no-id": lines("no id", "without id") },
      "no-police": lines("no police", "no cops", "without police", "don't want the police"),
      ...{ "under-18": "", "to-read": lines("the one where", "essay"), halal: "halal" },
    },
    crisis: {
      line: lines("want to die", "kill myself", "suicide", "better off without me", "no point any more"),
      emergency: lines("took all my pills", "not breathing"),
      not: lines("how to die my hair", "suicide prevention training", "lost my son to suicide"),
    },
    negations: lines("not a", "don't want", "without", "anything but"),
    small:
      "a about am an and any but even for i i'd i'll i'm in is it just like me my need of on please so the to want where with",
    spellings: {
      u: "you",
      ppl: "people",
      sum1: "someone",
      "w/o": "without",
      kms: "kill myself",
      2: "to",
      wanna: "want to",
    },
    endings: "s es ed ing",
    days: [
      "monday\nmon",
      "tuesday\ntue",
      "wednesday\nwed",
      "thursday\nthu",
      "friday\nfri",
      "saturday\nsat",
      "sunday\nsun",
    ],
    spoken: { es: lines("spanish", "español"), en: "english" },
  },
  {
    code: "es",
    needs: {
      food: { any: lines("tengo hambre", "hambre", "comida"), "soup kitchen": lines("comedor", "sopa") },
      bed: { any: lines("donde dormir", "albergue") },
      talk: { any: lines("me siento solo", "hablar con alguien") },
    },
    who: {},
    filters: { free: "gratis", today: "hoy", tomorrow: "mañana", tonight: "esta noche", "no-police": "sin policía" },
    crisis: { line: lines("quiero morir", "matarme"), emergency: "no respira", not: "" },
    negations: "sin",
    small: "a al con de el en la me mi no para por que quiero tengo un una y",
    spellings: { q: "que" },
    endings: "s es",
    days: ["lunes", "martes", "miércoles", "jueves", "viernes", "sábado", "domingo"],
    spoken: { es: "español", en: "inglés" },
  },
];

module.exports = { LEXICON };
