import assert from "node:assert/strict";
import { defaultPolicy, messageOf, parsePolicy, scan } from "../../../src/engine/index.ts";

const allowing = (characters: string) =>
  parsePolicy({ "glyphguard.allow": [{ characters, reason: "our logo" }] }).policy;
const withoutHidden = parsePolicy({ "glyphguard.rules": { "hidden-character": "off" } }).policy;

const findings = (text: string, policy = defaultPolicy, path = "a.md") =>
  scan(text, { path }, policy).filter(({ rule }) => rule === "lookalike-host");
const messages = (text: string, policy = defaultPolicy): string[] => findings(text, policy).map(messageOf);
const places = (text: string, policy = defaultPolicy, path = "a.md"): string[] =>
  findings(text, policy, path).map(({ start, end }) => text.slice(start, end));
const rules = (text: string): string[] => scan(text, { path: "a.md" }, defaultPolicy).map(({ rule }) => rule);

describe("a host without a scheme", () => {
  it("is none under a domain that is not usual", () => {
    assert.deepEqual(places("p\u0430ypal.com"), ["p\u0430ypal.com"]);
    assert.deepEqual(places("p\u0430ypal.foo"), []);
    assert.deepEqual(places("www.p\u0430ypal.foo"), []);
    assert.deepEqual(places("https://p\u0430ypal.foo"), ["p\u0430ypal.foo"]);
  });

  it("is one under any domain where a label of it is Punycode", () => {
    assert.deepEqual(places("xn-\u002d80ak6aa92e.foo"), ["xn-\u002d80ak6aa92e.foo"]);
    assert.deepEqual(places("www.xn-\u002d80ak6aa92e.foo"), ["www.xn-\u002d80ak6aa92e.foo"]);
  });

  it("need not be good Punycode where it may be something else", () => {
    assert.deepEqual(places("xn-\u002dgoogle-.com"), ["xn-\u002dgoogle-.com"]);
    assert.deepEqual(places("xn-\u002dgoogle-.foo"), []);
    assert.deepEqual(places("https://xn-\u002dgoogle-.foo"), ["xn-\u002dgoogle-.foo"]);
  });
});

describe("a host that only claims to be Punycode", () => {
  it("is one error for the whole host", () => {
    const [finding, ...others] = findings("https://www.xn-\u002dgoogle-.com/");
    assert.ok(finding);
    assert.deepEqual(others, []);
    const { severity, start, end, characters, count, word, twin } = finding;
    assert.deepEqual(
      { severity, start, end, characters, count, word, twin },
      {
        severity: "error",
        start: 8,
        end: 27,
        characters: [0x78],
        count: 1,
        word: "www.xn-\u002dgoogle-.com",
        twin: undefined,
      },
    );
    assert.equal(
      messageOf(finding),
      'Host "www.xn-\u002dgoogle-.com" claims to be Punycode and is none: "xn-\u002dgoogle-"',
    );
  });
});

describe("an e-mail address", () => {
  it("is one finding from the name to the end of the host", () => {
    const text = "To j\u0430.sm\u0456th@p\u0430ypal.com!";
    const [finding, ...others] = findings(text);
    assert.ok(finding);
    assert.deepEqual(others, []);
    const { start, end, characters, count, word, twin } = finding;
    assert.deepEqual(
      { start, end, characters, count, word, twin },
      {
        start: 3,
        end: 22,
        characters: [0x430, 0x456],
        count: 3,
        word: "j\u0430.sm\u0456th@p\u0430ypal.com",
        twin: "ja.smith@paypal.com",
      },
    );
  });

  it("keeps the parts of its name that pass for nothing", () => {
    assert.deepEqual(messages("j.sm\u0456th@example.com"), [
      'E-mail address "j.sm\u0456th@example.com" looks like "j.smith@example.com": U+0456',
    ]);
  });

  it("is not named where only its host passes for another", () => {
    assert.deepEqual(places("j.smith@p\u0430ypal.com"), ["p\u0430ypal.com"]);
  });

  it("mixes scripts if one part of its name does", () => {
    for (const name of ["abc\u10EBef", "abc\u10EBef.sm\u0456th", "sm\u0456th.abc\u10EBef"]) {
      const [finding] = findings(`${name}@example.com`);
      assert.ok(finding);
      assert.equal(finding.twin, undefined);
      assert.match(messageOf(finding), /^"[^"]*@example\.com" mixes scripts or digits within a name: U\+/);
    }
  });

  it("deceives if one part of its name does, though another only hides something", () => {
    assert.deepEqual(messages("j\u2060.sm\u0456th@example.com"), [
      'E-mail address "j<U+2060>.sm\u0456th@example.com" looks like "j.smith@example.com": U+2060, U+0456',
    ]);
    assert.deepEqual(messages("j\u2060.smith@example.com"), []);
  });
});

describe("characters that the policy allows", () => {
  it("excuse a host that has nothing else", () => {
    assert.deepEqual(places("https://p\u0430yp\u0430l.com", allowing("U+0430")), []);
    assert.deepEqual(places("https://p\u0430yp\u0456l.com", allowing("U+0430, U+0456")), []);
  });

  it("excuse none with another one", () => {
    assert.deepEqual(places("https://p\u0430yp\u0456l.com", allowing("U+0430")), ["p\u0430yp\u0456l.com"]);
  });

  it("leave an address to its host", () => {
    assert.deepEqual(places("s\u0430les@p\u0456le.com", allowing("U+0430")), ["p\u0456le.com"]);
  });

  it("excuse packages too", () => {
    assert.deepEqual(places("npm install re\u0430ct", allowing("U+0430")), []);
    assert.deepEqual(places("npm install re\u0430ct-d\u043Em", allowing("U+0430")), ["re\u0430ct-d\u043Em"]);
  });
});

describe("a host in which something hides", () => {
  const host = "g\u2060oogle.com";

  it("is told where the rule for hidden characters is off", () => {
    assert.deepEqual(messages(`https://${host}`, withoutHidden), [
      'Host "g<U+2060>oogle.com" passes for "google.com": U+2060',
    ]);
    assert.deepEqual(messages(`https://${host}`), []);
  });

  it("is told though another one on the line is told for more", () => {
    assert.deepEqual(places(`https://p\u0430ypal.com https://${host}`, withoutHidden), ["p\u0430ypal.com", host]);
  });

  it("is not told again where each of several is told as hidden", () => {
    assert.deepEqual(rules(`https://${host} https://${host}`), ["hidden-character", "hidden-character"]);
  });

  it("is not told again as the name before an at sign", () => {
    assert.deepEqual(places("g\u2060oogle.com@x.com", withoutHidden), [host]);
  });

  it("is not told again where all are told as one", () => {
    assert.deepEqual(rules(`https://${host} `.repeat(12)), ["hidden-character"]);
  });

  it("is told where it stands among others that are told as one", () => {
    const controls = "a\u0001".repeat(6);
    assert.deepEqual(places(`${controls} https://${host} ${controls}`, withoutHidden), [host]);
  });

  it("is asked of DNS without it", () => {
    assert.deepEqual(messages("https://g\u2060\u043Eogle.com"), [
      'Host "g<U+2060>\u043Eogle.com" (xn-\u002dgogle-jye.com) looks like "google.com": U+2060, U+043E',
    ]);
  });

  it("is no sign that its script is at home", () => {
    assert.deepEqual(rules("https://\u0441\u043E\u0440.ru \u0441\u043E\u0440\u0430"), []);
    assert.ok(rules("https://\u0441\u043E\u0440\u2060.ru \u0441\u043E\u0440\u0430").includes("lookalike-letter"));
  });
});

describe("the characters of a host", () => {
  const host = "\u0440\u0430\u0443\u0440\u0430l.com";

  it("are told up to three, each once", () => {
    const tail = (text: string): string | undefined => messages(text)[0]?.replace(/^.*: (?=U\+)/, "");
    assert.equal(tail("https://p\u0430yp\u0430l.com"), "U+0430");
    assert.equal(tail("https://p\u0430yp\u0456l.com"), "U+0430, U+0456");
    assert.equal(tail(`https://${host}`), "U+0440, U+0430, U+0443");
    assert.equal(tail(`https://${host.replace("l", "\u04CF")}`), "U+0440, U+0430, U+0443, \u2026");
  });

  it("are counted as often as they stand", () => {
    const [finding] = findings(`https://${host}`);
    assert.deepEqual([finding?.characters, finding?.count], [[0x440, 0x430, 0x443], 5]);
  });
});

describe("a percent sign in a host", () => {
  it("is what it is where it encodes nothing", () => {
    assert.deepEqual(messages("https://p\u0430ypal.com%zz"), [
      'Host "p\u0430ypal.com%zz" (xn-\u002dpypal-4ve.com%zz) looks like "paypal.com%zz": U+0430',
    ]);
  });

  it("encodes only where a scheme says that it is a host", () => {
    assert.deepEqual(places("https://\u0025D0%B0pple.com"), ["%D0%B0pple.com"]);
    assert.deepEqual(places("%D0%B0pple.com"), []);
  });
});

describe("packages and hosts on one line", () => {
  it("are told, each where it stands", () => {
    const text = "`npm install l\u043Edash` or see https://p\u0430ypal.com, then `npm install re\u0430ct`";
    assert.deepEqual(places(text, defaultPolicy, "README.md"), ["l\u043Edash", "p\u0430ypal.com", "re\u0430ct"]);
    const reversed = "See https://p\u0430ypal.com and run `npm install l\u043Edash`";
    assert.deepEqual(places(reversed, defaultPolicy, "README.md"), ["p\u0430ypal.com", "l\u043Edash"]);
  });

  it("are told once where a package's name has a host in it", () => {
    const names = '"a": "npm:s\u0435rde.com@1", "b": "npm:s\u0435rde.com@1", "c": "https://p\u0430ypal.com"';
    assert.deepEqual(places(names, defaultPolicy, "deno.json"), [
      "npm:s\u0435rde.com@1",
      "npm:s\u0435rde.com@1",
      "p\u0430ypal.com",
    ]);
    assert.deepEqual(places('\t"g\u0456thub.com/a/b" // p\u0430ypal.com', defaultPolicy, "main.go"), [
      "g\u0456thub.com/a/b",
      "p\u0430ypal.com",
    ]);
  });
});
