"use strict";
/* QR codes, made on the device. ISO/IEC 18004:2015, as much of it as an address needs: byte mode, error correction
   level M (15 % of the code may be dirty or torn), versions 1 to 10, which is up to 213 bytes. */

/**
 * @typedef {object} Code
 * @property {number} version 1 to 10; the code is 17 + 4 × version modules wide
 * @property {number} mask 0 to 7
 * @property {number[][]} modules by row and column; 1 is dark
 */

/**
 * @param {string} text
 * @param {{version?: number, mask?: number}} [forced] what tests choose themselves
 * @returns {Code | null} null when the text is too long
 */
vineStreet.qrCode = (() => {
  // By version, from 1 (tables 1, 9 and E.1, level M).
  const CODEWORDS = [0, 26, 44, 70, 100, 134, 172, 196, 242, 292, 346];
  const CORRECTION = [0, 10, 16, 26, 18, 24, 16, 18, 22, 22, 26]; // in each block
  const BLOCKS = [0, 1, 1, 1, 2, 2, 4, 4, 4, 5, 5];
  // biome-ignore format: one line
  const ALIGNED = [
    [], [], [6, 18], [6, 22], [6, 26], [6, 30], [6, 34], [6, 22, 38], [6, 24, 42], [6, 26, 46], [6, 28, 50],
  ];
  /** @type {((row: number, column: number) => number)[]} which modules a mask turns over: those with 0 */
  const MASKS = [
    (row, column) => (row + column) % 2,
    (row) => row % 2,
    (_, column) => column % 3,
    (row, column) => (row + column) % 3,
    (row, column) => (Math.floor(row / 2) + Math.floor(column / 3)) % 2,
    (row, column) => ((row * column) % 2) + ((row * column) % 3),
    (row, column) => (((row * column) % 2) + ((row * column) % 3)) % 2,
    (row, column) => (((row + column) % 2) + ((row * column) % 3)) % 2,
  ];

  /** @param {number} version */
  const bytesFor = (version) => CODEWORDS[version] - CORRECTION[version] * BLOCKS[version];
  /** @param {number} version */
  const lengthBits = (version) => (version < 10 ? 8 : 16);
  /** @param {number} value @param {number} length */
  const bitsOf = (value, length) => Array.from({ length }, (_, bit) => (value >> (length - 1 - bit)) & 1);

  /**
   * Mode, length and bytes; then padding until the version is full (7.4).
   * @param {Uint8Array} bytes
   * @param {number} version
   */
  function dataCodewords(bytes, version) {
    const room = bytesFor(version);
    const bits = [...bitsOf(0b0100, 4), ...bitsOf(bytes.length, lengthBits(version))];
    for (const byte of bytes) bits.push(...bitsOf(byte, 8));
    bits.push(...bitsOf(0, Math.min(4, room * 8 - bits.length)));
    while (bits.length % 8) bits.push(0);
    const codewords = [];
    for (let at = 0; at < bits.length; at += 8) codewords.push(parseInt(bits.slice(at, at + 8).join(""), 2));
    for (let pad = 0xec; codewords.length < room; pad ^= 0xec ^ 0x11) codewords.push(pad);
    return codewords;
  }

  /** Product in GF(2⁸) modulo x⁸ + x⁴ + x³ + x² + 1. @param {number} one @param {number} other */
  function times(one, other) {
    let product = 0;
    for (let bit = 7; bit >= 0; bit--) {
      product = (product << 1) ^ (product >> 7 ? 0x11d : 0);
      if ((other >> bit) & 1) product ^= one;
    }
    return product;
  }

  /**
   * The Reed-Solomon codewords of a block: what remains of it, divided by (x - 2⁰)(x - 2¹)… (7.5.2).
   * @param {number[]} block
   * @param {number} degree
   */
  function correctionFor(block, degree) {
    let divisor = [1];
    for (let power = 0, root = 1; power < degree; power++, root = times(root, 2)) {
      divisor = [...divisor, 0].map((value, at) => value ^ times(divisor[at - 1] ?? 0, root));
    }
    /** @type {number[]} */
    const rest = new Array(degree).fill(0);
    for (const codeword of block) {
      const factor = codeword ^ rest[0];
      rest.push(0);
      rest.shift();
      for (let at = 0; at < degree; at++) rest[at] ^= times(divisor[at + 1], factor);
    }
    return rest;
  }

  /**
   * Data and correction of all blocks, codeword by codeword in turn (7.6). The last blocks may be longer by one.
   * @param {number[]} data
   * @param {number} version
   */
  function interleaved(data, version) {
    const blocks = BLOCKS[version];
    const short = Math.floor(data.length / blocks);
    const firstLong = blocks - (data.length % blocks);
    const parts = Array.from({ length: blocks }, (_, block) => {
      const start = block * short + Math.max(0, block - firstLong);
      return data.slice(start, start + short + (block >= firstLong ? 1 : 0));
    });
    const corrections = parts.map((part) => correctionFor(part, CORRECTION[version]));
    /** @param {number[][]} lists @param {number} length */
    const inTurn = (lists, length) => Array.from({ length }, (_, at) => lists.map((list) => list[at])).flat();
    const all = [...inTurn(parts, short + 1), ...inTurn(corrections, CORRECTION[version])];
    return all.filter((codeword) => codeword !== undefined);
  }

  /**
   * `value`, followed by what remains when it is divided by `divisor` (annexes C and D).
   * @param {number} value
   * @param {number} divisor
   * @param {number} length of the remainder in bits
   */
  function withRemainder(value, divisor, length) {
    let rest = value << length;
    for (let bit = 31; bit >= length; bit--) if ((rest >> bit) & 1) rest ^= divisor << (bit - length);
    return (value << length) | rest;
  }

  /** @typedef {(number | null)[][]} Pattern modules of which some are not yet known */

  /** A code with its finder, alignment and timing patterns; null is where data goes (6.3). @param {number} version */
  function patterns(version) {
    const size = 17 + 4 * version;
    /** @type {Pattern} */
    const modules = Array.from({ length: size }, () => new Array(size).fill(null));
    /** @param {number} top @param {number} left @param {number} height @param {number} width @param {number} dark */
    const fill = (top, left, height, width, dark) => {
      for (let row = top; row < top + height; row++) modules[row].fill(dark, left, left + width);
    };
    const far = size - 8;
    /** @param {number} row @param {number} column */
    const finder = (row, column) => {
      const [top, left] = [row && row + 1, column && column + 1];
      fill(row, column, 8, 8, 0);
      fill(top, left, 7, 7, 1);
      fill(top + 1, left + 1, 5, 5, 0);
      fill(top + 2, left + 2, 3, 3, 1);
    };
    finder(0, 0);
    finder(0, far);
    finder(far, 0);
    for (const row of ALIGNED[version]) {
      for (const column of ALIGNED[version]) {
        if (modules[row][column] !== null) continue; // a finder pattern is there
        fill(row - 2, column - 2, 5, 5, 1);
        fill(row - 1, column - 1, 3, 3, 0);
        fill(row, column, 1, 1, 1);
      }
    }
    for (let at = 8; at < far; at++) modules[6][at] = modules[at][6] = (at + 1) % 2;
    format(modules, () => 0);
    if (version >= 7) versionInformation(modules, () => 0);
    return modules;
  }

  /**
   * Both copies of the 15 bits of format information, and the dark module (7.9).
   * @param {Pattern} modules
   * @param {(at: number) => number} bit
   */
  function format(modules, bit) {
    const size = modules.length;
    for (let at = 0; at < 15; at++) {
      const row = at < 6 ? at : at < 8 ? at + 1 : size - 15 + at;
      const column = at < 8 ? size - 1 - at : at < 9 ? 7 : 14 - at;
      modules[row][8] = modules[8][column] = bit(at);
    }
    modules[size - 8][8] = 1;
  }

  /**
   * Both copies of the 18 bits of version information (7.10).
   * @param {Pattern} modules
   * @param {(at: number) => number} bit
   */
  function versionInformation(modules, bit) {
    for (let at = 0; at < 18; at++) {
      const [near, far] = [Math.floor(at / 3), modules.length - 11 + (at % 3)];
      modules[near][far] = modules[far][near] = bit(at);
    }
  }

  /**
   * Fill in the data, two columns at a time from the right, up and down in turn, and mask it (7.7.3, 7.8.2).
   * @param {number[]} codewords
   * @param {Pattern} pattern
   * @param {number} mask
   */
  function place(codewords, pattern, mask) {
    const size = pattern.length;
    const bits = codewords.flatMap((codeword) => bitsOf(codeword, 8));
    const modules = pattern.map((row) => [...row]);
    let next = 0;
    for (let right = size - 1, upward = true; right > 0; right -= right === 8 ? 3 : 2, upward = !upward) {
      // Column 6 is the timing pattern: the pairs to its left begin at 5.
      for (let step = 0; step < size; step++) {
        const row = upward ? size - 1 - step : step;
        for (const column of [right, right - 1]) {
          if (modules[row][column] !== null) continue;
          modules[row][column] = (bits[next++] ?? 0) ^ (MASKS[mask](row, column) ? 0 : 1);
        }
      }
    }
    return /** @type {number[][]} */ (modules); // all are known now
  }

  /**
   * How hard the code is to read: runs, blocks, what looks like a finder pattern, too much of one colour (7.8.3).
   * @param {number[][]} modules
   */
  function penalty(modules) {
    const rows = modules.map((row) => row.join(""));
    const columns = modules.map((_, column) => modules.map((row) => row[column]).join(""));
    let points = 0;
    for (const line of [...rows, ...columns]) {
      for (const run of line.match(/0{5,}|1{5,}/g) ?? []) points += run.length - 2;
      // The quiet zone counts as light, and a pattern with light on both sides counts twice.
      points += 40 * (`0000${line}0000`.match(/(?=000010111010|010111010000)/g) ?? []).length;
    }
    for (let row = 1; row < rows.length; row++) {
      for (let column = 1; column < rows.length; column++) {
        const block = rows[row - 1].slice(column - 1, column + 1) + rows[row].slice(column - 1, column + 1);
        if (block === "0000" || block === "1111") points += 3;
      }
    }
    const dark = rows.join("").replace(/0/g, "").length / rows.length ** 2;
    return points + 10 * Math.max(0, Math.ceil(Math.abs(dark * 20 - 10)) - 1); // each whole 5 % away from half
  }

  /** The whole code under a mask. @param {number[]} codewords @param {number} version @param {number} mask */
  function finished(codewords, version, mask) {
    const modules = place(codewords, patterns(version), mask);
    const formatBits = withRemainder((0b00 << 3) | mask, 0x537, 10) ^ 0x5412; // 00 is level M
    format(modules, (at) => (formatBits >> at) & 1);
    const versionBits = withRemainder(version, 0x1f25, 12);
    if (version >= 7) versionInformation(modules, (at) => (versionBits >> at) & 1);
    return { version, mask, modules };
  }

  return (text, forced = {}) => {
    const bytes = new TextEncoder().encode(text);
    /** @param {number} version */
    const fits = (version) => 4 + lengthBits(version) + 8 * bytes.length <= 8 * bytesFor(version);
    const version = forced.version ?? CODEWORDS.findIndex((_, each) => each > 0 && fits(each));
    if (version < 1 || !fits(version)) return null;
    const codewords = interleaved(dataCodewords(bytes, version), version);
    if (forced.mask !== undefined) return finished(codewords, version, forced.mask);
    const codes = MASKS.map((_, mask) => finished(codewords, version, mask));
    const points = codes.map(({ modules }) => penalty(modules));
    return codes[points.indexOf(Math.min(...points))];
  };
})();
