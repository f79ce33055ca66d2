import assert from "node:assert/strict";
import { type Context, defaultPolicy, messageOf, scan, visible } from "../../../src/engine/index.ts";

interface Told {
  readonly word: string | undefined;
  readonly twin: string | undefined;
}

function told(text: string, context: Context = { languageId: "markdown" }): Told[] {
  return scan(text, context, defaultPolicy)
    .filter(({ rule }) => rule === "lookalike-host")
    .map(({ word, twin }) => ({ word, twin }));
}

const twins = (text: string, context?: Context): (string | undefined)[] => told(text, context).map(({ twin }) => twin);

/** A line, and the host that it seems to name. */
const lookalikes: readonly (readonly [string, string])[] = [
  ["see \u0430\u0440\u0440\u04CF\u0435.com today", "apple.com"],
  ["https://xn-\u002d80ak6aa92e.com/index.html", "apple.com"],
  ["HTTPS://XN-\u002d80AK6AA92E.COM", "apple.COM"],
  ["https://p\u0430ypal.com", "paypal.com"],
  ["ftp://p\u0430ypal.com", "paypal.com"],
  ["x-foo://p\u0430ypal", "paypal"],
  ["wss://user:secret@p\u0430ypal.com:8080/path", "paypal.com"],
  ['<script src="//p\u0430ypal.com/x.js">', "paypal.com"],
  ["git@g\u0456thub.com:owner/name.git", "github.com"],
  ["ssh://git@g\u0456thub.com/owner/name.git", "github.com"],
  ["sales@p\u0430ypal.com", "paypal.com"],
  ["s\u0430les@paypal.com", "sales@paypal.com"],
  ["s\u0430les@p\u0430ypal.com", "sales@paypal.com"],
  ["https://\u0025D0%B0pple.com \u0430", "apple.com"],
  // Mixed scripts, one label of several, one chunk of a label.
  ["https://payp\u03B1l.com", "paypal.com"],
  ["https://b\u057Ds.com", "bus.com"],
  ["https://li\u2D4Fy.com", "lily.com"],
  ["https://g\u0585ogle.com", "google.com"],
  ["https://\u03C1\u0430\u0443.ru", "pay.ru"],
  ["https://login.\u0430pple.co.uk", "login.apple.co.uk"],
  ["https://\u0430\u0440\u0440le-\u043B\u043E\u0433\u0438\u043D.com", "apple-\u043B\u043E\u0433\u0438\u043D.com"],
  ["https://secure-\u0440\u0430\u0443.com", "secure-pay.com"],
  [
    "https://c\u0431\u0435\u0440\u0431\u0430\u043D\u043A.\u0440\u0444",
    "\u0441\u0431\u0435\u0440\u0431\u0430\u043D\u043A.\u0440\u0444",
  ],
  ["https://\u0430\u043C\u0430zon.com", "amazon.com"],
  ["https://g\u03BF\u03BFgl\u03B5.gr", "google.gr"],
  // Whole scripts.
  ["https://\u0430\u044C\u0441.com", "abc.com"],
  ["https://\u0455\u0441\u043E\u0440\u0435-\u0440\u0430\u0443.com", "scope-pay.com"],
  ["https://\u0455\u0441\u043E\u0440\u0435123.com", "scope123.com"],
  // Latin letters beyond ASCII.
  ["https://\u0261oogle.com", "google.com"],
  ["https://hard\u1D21are.com", "hardware.com"],
  ["https://tw\u0131tter.com", "twitter.com"],
  ["https://\u0025D0%B0pple.com", "apple.com"],
  ["https://appl\u0025d0%b5.com/login", "apple.com"],
  ["https://\u0262oogle.com", "google.com"],
  ["https://g\uA74Fgle.com", "google.com"],
  ["https://pi\u0307xel.com", "pixel.com"],
  // What browsers fold or drop.
  ["https://\uFF47oogle.com", "google.com"],
  ["https://\u{1D420}oogle.com", "google.com"],
  // Digits.
  ["https://g\u0966\u0966gle.com", "google.com"],
  ["https://12\u04374567890.com", "1234567890.com"],
  ["https://7\u0669.example.com", "79.example.com"],
  // Dots, slashes, hyphens.
  ["https://google.com\u0338login", "google.com/login"],
  ["https://pay\u4E00pal.com", "pay-pal.com"],
  ["https://google.com\u2215login.evil.com/", "google.com/login.evil.com"],
  ["https://google.com\u2044evil.com/", "google.com/evil.com"],
  ["https://google.com\u29F8evil.com/", "google.com/evil.com"],
  ["https://google.com\uFF0Fevil.com/", "google.com/evil.com"],
  ["https://google.com\u2215login", "google.com/login"],
  ["https://google\u2024com/", "google.com"],
  ["https://google\u3002com/", "google.com"],
  ["https://www\uFF0Egoogle\uFF61com/", "www.google.com"],
  ["https://my\u2010bank.com", "my-bank.com"],
  // Top-level domains.
  ["google.\u0441\u043Em", "google.com"],
  ["google.\u0441\u043E\u043C", "google.com"],
  ["https://\u0430\u0440\u0440\u04CF\u0435.\u0441\u043E\u043C", "apple.com"],
];

/** Lines that name nothing but what they seem to name. */
const honest: readonly string[] = [
  "https://b\u00FCcher.de m\u00FCnchen.de xn-\u002dmnchen-3ya.de",
  "https://\u4F8B\u3048.jp https://\u4F8B\u5B50.\u4E2D\u56FD",
  "https://\u0645\u062B\u0627\u0644.\u0625\u062E\u062A\u0628\u0627\u0631",
  "https://\u0909\u0926\u093E\u0939\u0930\u0923.\u092A\u0930\u0940\u0915\u094D\u0937\u093E",
  "https://\u0E17\u0E35\u0E48.\u0E44\u0E17\u0E22",
  "https://\u043F\u0440\u0438\u043C\u0435\u0440.\u0440\u0444 https://\u0441\u043E\u0440.\u0440\u0444 https://\u0441\u043E\u0440.\u0440\u0443\u0441 https://\u0440\u0430\u0443.\u0443\u043A\u0440",
  "https://\u0441\u043E\u0440.ru https://\u0441\u043E\u0440.ua https://\u0441\u043E\u0440.bg \u0441\u043E\u0440@\u0441\u043E\u0440.\u0440\u0444",
  "https://\u03B1\u03B9\u03BF.gr https://xn-\u002de1argc3h.ru",
  "https://i\u2764.ws https://i\u2764\uFE0F.ws https://\u{1F355}.ws",
  "https://hello\u4E2D\u56FD.com https://\u632F\u308A\u4EEE\u540D\u30AB\u30BFkanji.jp https://\uD55C\uAE00han.kr",
  "https://k\u0131z\u0131lay.org.tr https://\u00E7\u00F6z\u00FCm-yaz\u0131l\u0131m.com",
  "https://l\u00E6rdal.no https://b\u00F8.no https://\u00FEing.is https://c\u0153ur.fr",
  "https://ru.wikipedia.org/wiki/\u0425\u043E\u0440\u0430 https://a.com/?q=\u0441\u043E\u0440#\u0441\u043E\u0440",
  "\u89C1github.com\u3002React\u662F\u2026 https://example.com\u3002\u66F4\u591A https://a.com\uFF0Chttps://b.com",
  "\u5E94\u8BE5\u7528https://example.com\uFF0F\u7B49 \u30B5\u30A4\u30C8\uFF1Ahttps://a.com\uFF0Fb",
  "https://\u3007\u3007.com \u3007\u3007@example.com https://www.\u00D7\u00D7\u00D7.com",
  "\u05D5github.com \u0627google.com \u0E17\u0E35\u0E48google.com github.com\uC5D0\uC11C",
  "https://example.com\u00B9 https://example.com\u2460 https://example.com\u2014",
  "https://war-and-\u043C\u0438\u0440\u044A.example \u0441\u0435\u0440\u0432\u0435\u0440.example.com",
  "\u0430\u043D\u0434\u0440\u0435\u0439@example.com \u043F\u043E\u0447\u0442\u0430@\u043F\u0440\u0438\u043C\u0435\u0440.\u0440\u0444",
  "npm install express \u0447\u0442\u043E\u0431\u044B npm install \u0441 \u0444\u043B\u0430\u0433\u043E\u043C",
  "github.com/\u0432\u0430\u0448-\u043B\u043E\u0433\u0438\u043D/\u0440\u0435\u043F\u043E\u0437\u0438\u0442\u043E\u0440\u0438\u0439",
  "a word. \u0441\u043E\u0440.\u0441\u043E\u0440 obj.\u043C\u0435\u0442\u043E\u0434.com() \u0442.\u043A.foo",
  "https://user@example.com:80 git@github.com:a/b \u2603",
];

describe("lookalike-host", () => {
  for (const [line, twin] of lookalikes)
    it(`sees ${twin} in ${JSON.stringify(line).replace(/[^ -~]/g, escaped)}`, () => {
      assert.deepEqual(twins(line), [twin]);
    });

  for (const line of honest)
    it(`leaves ${JSON.stringify(line)
      .replace(/[^ -~]/g, escaped)
      .slice(0, 60)} alone`, () => {
      assert.deepEqual(told(line), []);
    });

  it("says that a name only claims to be Punycode", () => {
    for (const host of ["xn-\u002dgoogle-.com", "xn-\u002d99999999.com", "xn-\u002dmnchen-3y.com"]) {
      const [finding] = scan(`https://${host}/`, { languageId: "markdown" }, defaultPolicy);
      assert.equal(finding?.rule, "lookalike-host");
      assert.equal(finding.twin, undefined);
      assert.match(messageOf(finding), /claims to be Punycode and is none/);
    }
  });

  it("says so where scripts take turns in a name that looks like no other", () => {
    const [finding] = scan("https://abc\u10EBef.com", { languageId: "markdown" }, defaultPolicy);
    assert.ok(finding);
    assert.equal(finding.twin, undefined);
    assert.equal(messageOf(finding), '"abc\u10EBef.com" mixes scripts or digits within a name: U+10EB');
  });

  it("is one error for the whole host, in every region, in place of those for its letters", () => {
    const line = 'f("https://\u0430pple.com/\u0444") // https://\u0430pple.com';
    const findings = scan(line, { languageId: "javascript" }, defaultPolicy);
    assert.deepEqual(
      findings.map(({ rule, severity, start, end }) => [rule, severity, line.slice(start, end)]),
      [
        ["lookalike-host", "error", "\u0430pple.com"],
        ["lookalike-host", "error", "\u0430pple.com"],
      ],
    );
  });

  it("names the host, how DNS knows it, what it passes for and the letters", () => {
    const messageFor = (line: string): string[] => scan(line, { languageId: "markdown" }, defaultPolicy).map(messageOf);
    assert.deepEqual(messageFor("\u0430\u0440\u0440\u04CF\u0435.com"), [
      'Host "\u0430\u0440\u0440\u04CF\u0435.com" (xn-\u002d80ak6aa92e.com) looks like "apple.com": U+0430, U+0440, U+04CF, \u2026',
    ]);
    assert.deepEqual(messageFor("https://xn-\u002dpypal-4ve.com"), [
      'Host "xn-\u002dpypal-4ve.com" is shown as "p\u0430ypal.com" and looks like "paypal.com": U+0430',
    ]);
    assert.deepEqual(messageFor("https://\uFF47oogle.com"), ['Host "\uFF47oogle.com" passes for "google.com": U+FF47']);
    assert.deepEqual(messageFor("s\u0430les@example.com"), [
      'E-mail address "s\u0430les@example.com" looks like "sales@example.com": U+0430',
    ]);
  });

  it("leaves what hides in a host to the rules for that, and keeps its message inert", () => {
    const rules = (line: string): string[] =>
      scan(line, { languageId: "javascript" }, defaultPolicy).map((f) => f.rule);
    assert.deepEqual(rules('"https://g\u2060oogle.com"'), ["hidden-character"]);
    const both = scan('"https://g\u2060\u043Eogle.com"', { languageId: "javascript" }, defaultPolicy);
    assert.deepEqual(both.map(({ rule }) => rule).sort(), ["hidden-character", "lookalike-host"]);
    for (const found of both) assert.equal(visible(messageOf(found)), messageOf(found));
  });

  it("takes a label by itself for a word, unless something names it a host", () => {
    assert.deepEqual(twins("x = ['\u0399\u03c3.', '1\u03bf\u03c2']", { path: "a.js" }), []);
    assert.deepEqual(twins("http://\u0399\u03c3/"), ["io"]);
  });

  it("takes an honest host for a sign that its script is at home", () => {
    assert.deepEqual(scan("https://\u0441\u043E\u0440.ru", { languageId: "markdown" }, defaultPolicy), []);
  });
});

function escaped(unit: string): string {
  return `\\u${unit.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0")}`;
}
