import { SaxesParser } from "saxes";

/** The words of SSML, read as XML. @throws where it is not well-formed, or not one `speak` element */
export function saysSsml(ssml: string): string {
  const parser = new SaxesParser();
  const words: string[] = [];
  let root: string | undefined;
  parser.on("opentag", ({ name }) => {
    root ??= name;
    if (name === "break") words.push(" ");
  });
  parser.on("text", (text) => void words.push(text));
  parser.on("error", (error) => {
    throw error;
  });
  parser.write(ssml).close();
  if (root !== "speak") throw new Error(`the root is ${root}`);
  return words.join("").replace(/\s+/g, " ");
}
