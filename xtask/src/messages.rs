//! `cargo xtask messages [--traditional]`: what the page itself says, from `locales/*/page.ftl` as a module of JavaScript.
//!
//! Does: with `--traditional`, make traditional Chinese anew of what is written in simplified Chinese, by locales/zh-hant.py; write web/page/locales.js, and into web/page/index.html the words that are needed before any module has come. Does not: choose a
//! locale; the page's own scripts do. A test fails when the files are stale.

use std::collections::BTreeSet;
use std::fmt::Write;
use std::fs;

use anyhow::{Context, Result, bail};
use pico_args::Arguments;
use serde_json::{Map, Value, json};
use shujin_messages_compile::{Catalogue, Key, Pattern, Piece, fallback, root, tags};

use crate::plan::{Outcome, Plan, nothing};
use crate::python::Python;
use crate::{paths, sh};

const CATALOGUE: &str = "web/page/locales.js";
const FIRST: &str = "web/page/index.html";
/// In index.html, around what is written into it.
const BEFORE: &str = "<script type=\"application/json\" id=\"first-words\">";
const AFTER: &str = "</script>";
/// What the page's first file can say: what begins so, and these.
const FIRST_WORDS: &str = "first-";
const FIRST_TOO: [&str; 5] = ["name", "page-title", "preparing", "subtitle", "try-again"];

const OPENCC: Python = Python { name: "opencc", requirements: "locales/requirements.txt", imports: "opencc" };

/// Writes both files.
///
/// # Errors
/// When a catalogue cannot be read, or says what JavaScript cannot; when OpenCC cannot be had.
pub fn command(mut args: Arguments) -> Result<()> {
    let traditional = args.contains("--traditional");
    crate::finish(args)?;
    let mut plan = Plan::default();
    if traditional {
        plan.must("OpenCC", || OPENCC.install());
        plan.must("traditional Chinese", || {
            sh::run(OPENCC.program()?.arg("locales/zh-hant.py"))?;
            Ok(Outcome::Done)
        });
    }
    for name in [CATALOGUE, FIRST] {
        plan.must(name, move || write(name));
    }
    plan.run()
}

fn write(name: &str) -> Result<Outcome> {
    let path = paths::root().join(name);
    let now = fs::read_to_string(&path).unwrap_or_default();
    let new = wanted(name, &now)?;
    if now == new {
        return nothing("up to date");
    }
    fs::write(&path, new).with_context(|| path.display().to_string())?;
    Ok(Outcome::Done)
}

/// What shall stand in one of the two files, in which this stands now.
fn wanted(name: &str, now: &str) -> Result<String> {
    let page = read()?;
    if name == CATALOGUE {
        return module(&page);
    }
    let (before, rest) = now.split_once(BEFORE).with_context(|| format!("{FIRST} has no {BEFORE}"))?;
    let (_, after) = rest.split_once(AFTER).with_context(|| format!("{FIRST} ends too soon"))?;
    Ok(format!("{before}{BEFORE}{}{AFTER}{after}", first_words(&page)?))
}

fn read() -> Result<Catalogue> {
    let root = root();
    let tags = tags(&root).with_context(|| root.display().to_string())?;
    Catalogue::read(&root, "page", &tags)
        .map_err(|faults| anyhow::anyhow!(faults.iter().map(|fault| format!("\n{fault}")).collect::<String>()))
}

/// A message in every locale, in the order of the tags; what a locale lacks from the one that it falls back to.
fn said<'a>(page: &'a Catalogue, id: &str, said: &'a [Option<Pattern>]) -> Result<Vec<&'a Pattern>> {
    let of = |tag: &str| page.tags.iter().position(|one| one == tag).and_then(|t| said[t].as_ref());
    page.tags
        .iter()
        .map(|tag| of(tag).or(of(fallback(tag))).with_context(|| format!("{tag} does not say {id}")))
        .collect()
}

/// Each message as an array of functions, one for each locale: of what writes its texts, and of its values.
fn module(page: &Catalogue) -> Result<String> {
    let mut out = String::from(
        "// @ts-check\n// What the page itself says, in every locale. Made by `cargo xtask messages` from locales/*/page.ftl.\n\n\
         /** @typedef {string | number} Value */\n\
         /** @typedef {(texts: TemplateStringsArray, ...values: Value[]) => string} Writer how texts and values become one */\n\
         /** @template V @typedef {((t: Writer, v: V) => string)[]} Said in every locale, in the order of TAGS */\n\n",
    );
    _ = writeln!(out, "/** The locales there are, the one in which messages are first written before all others. */");
    let tags: Vec<String> = page.tags.iter().map(|tag| format!("'{tag}'")).collect();
    _ = writeln!(out, "export const TAGS = [{}];\n", tags.join(", "));
    let mut entries = String::new();
    for (id, all) in &page.messages {
        let all = said(page, id, all)?;
        let names: BTreeSet<&str> = all.iter().flat_map(|pattern| values(pattern)).collect();
        let types = names.iter().map(|name| format!("{name}: Value")).collect::<Vec<_>>().join(", ");
        _ = writeln!(entries, "  '{id}': /** @type {{Said<{{{types}}}>}} */ ([");
        let taken = if names.is_empty() { "t" } else { "t, v" };
        for pattern in all {
            _ = writeln!(entries, "    ({taken}) => {},", template(pattern)?);
        }
        entries.push_str("  ]),\n");
    }
    if entries.contains("number(") {
        out.push_str(NUMBER);
    }
    _ = write!(out, "export const MESSAGES = {{\n{entries}}};\n");
    Ok(out)
}

/// The same as in `shujin-messages`: at least and at most so many digits after the point.
const NUMBER: &str = "\
/** @param {Value} value @param {number} least @param {number} most digits after the point */
function number(value, least, most) {
  if (typeof value === 'string') return value;
  const [whole, digits = ''] = value.toFixed(most).split('.');
  const kept = digits.slice(0, least) + digits.slice(least).replace(/0+$/, '');
  return kept ? `${whole}.${kept}` : whole;
}

";

/// The names of a pattern's values.
fn values(pattern: &Pattern) -> Vec<&str> {
    let mut names = Vec::new();
    for piece in pattern {
        match piece {
            Piece::Text(_) => {}
            Piece::Value(name) | Piece::Number(name, ..) => names.push(name.as_str()),
            Piece::Select(name, variants, other) => {
                names.push(name);
                names.extend(variants.iter().flat_map(|(_, said)| values(said)).chain(values(other)));
            }
        }
    }
    names
}

/// A pattern as a tagged template.
fn template(pattern: &Pattern) -> Result<String> {
    let mut out = String::from("t`");
    for piece in pattern {
        match piece {
            Piece::Text(text) => out.push_str(&text.replace('\\', "\\\\").replace('`', "\\`").replace("${", "\\${")),
            Piece::Value(name) => _ = write!(out, "${{v.{}}}", property(name)?),
            Piece::Number(name, least, most) => _ = write!(out, "${{number(v.{}, {least}, {most})}}", property(name)?),
            Piece::Select(name, variants, other) => {
                out.push_str("${");
                for (key, said) in variants {
                    let key = match key {
                        Key::Number(number) => number.to_string(),
                        Key::Text(text) => serde_json::to_string(text)?,
                    };
                    _ = write!(out, "v.{} === {key} ? {} : ", property(name)?, template(said)?);
                }
                _ = write!(out, "{}}}", template(other)?);
            }
        }
    }
    out.push('`');
    Ok(out)
}

/// The name of a value as that of a property.
fn property(name: &str) -> Result<&str> {
    if name.contains('-') {
        bail!("${name}: a value of the page is named without a hyphen");
    }
    Ok(name)
}

/// What the page's first file can say, as JSON by locale and id.
fn first_words(page: &Catalogue) -> Result<String> {
    let mut locales = Map::new();
    for (t, tag) in page.tags.iter().enumerate() {
        let mut words = Map::new();
        for (id, all) in &page.messages {
            if !id.starts_with(FIRST_WORDS) && !FIRST_TOO.contains(&id.as_str()) {
                continue;
            }
            let [Piece::Text(text)] = said(page, id, all)?[t].as_slice() else {
                bail!("{id}: what is said before any module has come takes no values");
            };
            words.insert(id.clone(), json!(text));
        }
        locales.insert(tag.clone(), Value::Object(words));
    }
    // In a script element nothing ends it but its end.
    Ok(Value::Object(locales).to_string().replace('<', "\\u003c"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_the_page_says_is_up_to_date() -> Result<()> {
        for name in [CATALOGUE, FIRST] {
            let now = fs::read_to_string(paths::root().join(name))?;
            assert!(wanted(name, &now)? == now, "{name} is stale: cargo xtask messages");
        }
        Ok(())
    }

    /// What stands in the page's first file is read where no script runs, and by nobody else.
    #[test]
    fn the_first_file_speaks_the_source_locale() -> Result<()> {
        let page = read()?;
        let text = fs::read_to_string(paths::root().join(FIRST))?;
        let mut found = 0;
        for part in text.split("data-say=\"").skip(1) {
            let (id, rest) = part.split_once('"').context("an id")?;
            let said = said(&page, id, page.messages.get(id).with_context(|| format!("no message {id}"))?)?;
            let [Piece::Text(words)] = said[0].as_slice() else { bail!("{id} takes values") };
            let element = rest.split('\n').next().unwrap_or_default();
            assert!(element.contains(words.as_str()), "{id}: {words} is not in {element}");
            found += 1;
        }
        assert!(found >= 6, "{found}");
        Ok(())
    }

    #[test]
    fn a_pattern_becomes_a_template() -> Result<()> {
        let text = |text: &str| Piece::Text(text.into());
        let choice = vec![(Key::Number(1.0), vec![text("one `")])];
        let pattern = vec![
            text("a ${ \\ "),
            Piece::Number("come".into(), 0, 2),
            Piece::Select("count".into(), choice, vec![Piece::Value("count".into())]),
        ];
        assert_eq!(
            template(&pattern)?,
            r"t`a \${ \\ ${number(v.come, 0, 2)}${v.count === 1 ? t`one \`` : t`${v.count}`}`"
        );
        assert_eq!(values(&pattern), ["come", "count", "count"]);
        Ok(())
    }
}
