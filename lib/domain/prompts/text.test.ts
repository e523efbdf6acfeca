import { describe, expect, test } from "vitest";
import { isSsml, secondsSpoken, spokenText } from "./speech.ts";
import { textProblem } from "./text.ts";

describe("SSML", () => {
  test.each([
    "<speak>Hello.</speak>",
    " \n<speak>\n  Hello<break time='300ms'/>you.\n</speak>\n",
    '<speak xml:lang="en-US"><prosody rate="slow">Fish &amp; chips</prosody> &#8212; &#x20AC;5</speak>',
    "<speak><!-- a > b --><say-as interpret-as='digits'>123</say-as></speak>",
    '<speak><amazon:effect name="whispered">Hush</amazon:effect></speak>',
    "<speaking of menus: press 1",
    "Press < 5 > or & 6",
  ])("%j can be spoken", (text) => {
    expect(textProblem(text)).toBeUndefined();
  });

  test.each([
    ["<speak>Hello", { problem: "unclosed", tag: "speak", line: 1 }],
    ["<speak>Hello</speak", { problem: "unclosed", line: 1 }],
    ["<speak>\n<prosody>Hi</speak>", { problem: "unopened", line: 2 }],
    ["<speak>Hi</p></speak>", { problem: "unopened", tag: "p", line: 1 }],
    ["<speak>Fish & chips</speak>", { problem: "entity", tag: "&", line: 1, column: 13 }],
    ["<speak>Fish &nbsp; chips</speak>", { problem: "entity" }],
    ["<speak><break time=300/></speak>", { problem: "attribute" }],
    ["<speak><break time='1s' time='2s'/></speak>", { problem: "attribute", tag: "time" }],
    ["<speak>a</speak> and more", { problem: "root" }],
    ["<speak>a</speak><speak>b</speak>", { problem: "root" }],
    ["<speak-aloud>a</speak-aloud>", { problem: "root", tag: "speak-aloud" }],
    ["<speak>1 < 2</speak>", { problem: "character", line: 1 }],
  ])("%j cannot, and it says what and where", (text, values) => {
    expect(textProblem(text)).toMatchObject({ reason: "text.ssml", values });
  });
});

describe("what is spoken", () => {
  test.each([
    ["Plain <b>text</b> &amp; all", "Plain <b>text</b> &amp; all"],
    ["<speak>Fish &amp; chips &lt;5&gt; &#8212; &#x41;</speak>", "Fish & chips <5> — A"],
    ["<speak>Press<break time='1s'/>one<p>now</p></speak>", "Press one now "],
    ["<speak>1<say-as interpret-as='x>y'>st</say-as></speak>", "1st"],
    ["<speak>a<!-- not > this -->b</speak>", "ab"],
    ["<speak>&#xD800;&unknown;</speak>", "&#xD800;&unknown;"],
  ])("%j is heard as %j", (text, heard) => {
    expect(spokenText(text)).toBe(heard.trim());
  });

  test("tags do not count towards the 3,000 characters; entities count as one", () => {
    const tags = "<break time='100ms'/>".repeat(100);
    expect(textProblem(`<speak>${tags}${"a".repeat(2_999)}&amp;</speak>`)).toBeUndefined();
    expect(textProblem(`<speak>${tags}${"a".repeat(3_000)}&amp;</speak>`)).toMatchObject({
      reason: "text.tooLongToSpeak",
      values: { max: 3_000, length: 3_001 },
    });
    expect(textProblem(`<speak>${"a".repeat(2_900)}${tags.repeat(2)}</speak>`)?.reason).toBe("text.tooLong");
  });

  test("seconds: 150 English words a minute, 130 Spanish; digits one by one; breaks as long as they are", () => {
    expect(secondsSpoken("word ".repeat(150), "en")).toBeCloseTo(60);
    expect(secondsSpoken("palabra ".repeat(130), "es")).toBeCloseTo(60);
    expect(secondsSpoken("1 800 555", "en")).toBeCloseTo(
      secondsSpoken("one eight zero zero five five five", "en"),
    );
    expect(secondsSpoken("<speak><break time='1500ms'/><break time=\"2s\"/></speak>", "en")).toBeCloseTo(3.5);
    expect(secondsSpoken("", "es")).toBe(0);
    expect(secondsSpoken("¿Cómo está usted?", "es")).toBeCloseTo((3 / 130) * 60);
  });

  test("hostile markup is read in good time", () => {
    const began = performance.now();
    const hostile = `<speak>${"<a '".repeat(1_400)}`;
    spokenText(hostile);
    textProblem(hostile);
    expect(isSsml(hostile)).toBe(true);
    expect(performance.now() - began).toBeLessThan(500);
  });
});
