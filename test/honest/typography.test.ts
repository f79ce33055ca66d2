import assert from "node:assert/strict";
import { saidAbout, saidIn } from "./support.ts";

describe("honest typography", () => {
  it("of French is left alone", () => {
    for (const text of [
      "Bonjour\u202f! \u00c7a va\u00a0? \u00ab\u00a0Oui\u00a0\u00bb, dit-il\u00a0; il est 12\u00a0h\u00a030.",
      "1\u202f234\u202f567,89\u00a0\u20ac",
      "M.\u00a0Dupont, n\u00ba\u00a05, 20\u00a0%",
    ])
      assert.deepEqual(saidAbout(text), []);
  });

  it("of numbers and templates is left alone", () => {
    assert.deepEqual(
      saidIn("price.ts", `const price = \`\${value}\u00a0\u20ac\`;\nconst many = \`\${thousands}\u202f000\`;\n`),
      [],
    );
    assert.deepEqual(saidIn("price.py", 'price = f"{value}\u00a0\u20ac"\n'), []);
    assert.deepEqual(saidIn("App.tsx", "const a = <p>L\u2019\u00e9t\u00e9\u00a0: {price}\u202f\u20ac</p>;\n"), []);
    assert.deepEqual(saidIn("numbers.json", '{ "group": "\u202f", "decimal": ",", "space": "\u00a0" }\n'), []);
  });

  it("of digits in Arabic, Persian, Hindi and Thai is left alone", () => {
    for (const text of [
      "\u0627\u0644\u0633\u0639\u0631 \u0661\u0662\u0663 \u0631\u064a\u0627\u0644",
      "\u06f1\u06f2\u06f3 \u062a\u0648\u0645\u0627\u0646 (\u06f2\u06f5\u066a)",
      "\u0967\u0968\u0969 \u0930\u0941\u092a\u092f\u0947",
      "\u0e51\u0e52\u0e53 \u0e1a\u0e32\u0e17",
      "\u0662\u0660\u0662\u0666/\u0661\u0661/\u0662\u0662",
    ])
      assert.deepEqual(saidAbout(text, ["README.md", "notes.txt", "page.html", "messages.json", "messages.yml"]), []);
  });

  it("of soft hyphens inside words is left alone in text and translations", () => {
    const text = "Donau\u00addampf\u00adschiff, \u10db\u10d0\u10d2\u00ad\u10e0\u10d0\u10db, Bei\u00adspiel\u00adsatz";
    assert.deepEqual(saidAbout(text, ["README.md", "notes.txt", "page.html", "messages.json", "messages.yml"]), []);
  });

  it("of icon fonts is left alone where they are at home", () => {
    for (const [file, text] of Object.entries({
      "starship.toml":
        '[git_branch]\nsymbol = "\ue0a0 "\n[nodejs]\nsymbol = "\ue718 "\n[os]\nformat = "\uf31b \uf179 \uf17c"\n',
      ".zshrc": 'POWERLEVEL9K_LEFT_SEGMENT_SEPARATOR="\ue0b0"\nPOWERLEVEL9K_RIGHT_SEGMENT_SEPARATOR="\ue0b2"\n',
      "font-awesome.css":
        '@font-face { font-family: "FontAwesome"; }\n.fa-star:before { font-family: "FontAwesome"; content: "\uf005"; }\n',
      "icons.css":
        '@font-face { font-family: "icons"; src: url("icons.woff2"); }\n.icon-home::before { content: "\ue001"; }\n',
      ".config/waybar/config":
        '{ "battery": { "format-icons": ["\uf244", "\uf243", "\uf242", "\uf241", "\uf240"] } }\n',
    }))
      assert.deepEqual(saidIn(file, text), [], file);
  });
});
