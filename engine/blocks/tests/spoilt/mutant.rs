//! Ways of spoiling a scene: by chance, as it happens while one writes, and so that it surely has no end.

use super::scene::Scene;
use shujin_lab::rng::Rng;
use toml::{Table, Value};

fn below(rng: &mut Rng, n: usize) -> usize {
    (rng.uniform() * n.max(1) as f64) as usize
}

/// Spoils a scene in one way; gives how.
pub fn spoil(scene: &mut Scene, rng: &mut Rng) -> String {
    for _ in 0..50 {
        let how = match below(rng, 13) {
            0 => drop_one(scene, "rule", rng),
            1 => drop_action(scene, rng),
            2 => change_expression(scene, rng, number),
            3 => change_expression(scene, rng, |text, _| Some(format!("not ({text})"))),
            4 => change_expression(scene, rng, sign),
            5 => put(scene, "node", rng, |node, _| {
                node.insert("hidden".into(), true.into());
                Some("hidden")
            }),
            6 => put(scene, "node", rng, |node, _| node.remove("use").map(|_| "no use")),
            7 => put(scene, "node", rng, |node, _| node.remove("examine").map(|_| "no examine")),
            8 => put(scene, "value", rng, |value, _| value.remove("control").map(|_| "no control")),
            9 => put(scene, "question", rng, swap_right),
            10 => put(scene, "node", rng, |node, rng| {
                let to = if below(rng, 2) == 0 { "false" } else { "time < 2" };
                let bind = Table::from_iter([("property", "shown"), ("to", to)].map(|(k, v)| (k.to_owned(), v.into())));
                node.insert("bind".into(), vec![Value::Table(bind)].into());
                Some("bound")
            }),
            11 => drop_line(scene, rng),
            _ => put(scene, "value", rng, |value, _| {
                let start = value.get("start")?.as_bool()?;
                value.insert("start".into(), (!start).into());
                Some("another start")
            }),
        };
        if let Some(how) = how {
            return how + "; ";
        }
    }
    String::new()
}

/// Changes one of a list.
fn put(
    scene: &mut Scene,
    list: &str,
    rng: &mut Rng,
    change: impl Fn(&mut Table, &mut Rng) -> Option<&'static str>,
) -> Option<String> {
    let all = scene.list(list);
    let n = below(rng, all.len());
    let one = all.get_mut(n)?.as_table_mut()?;
    let id = one.get("id").map(ToString::to_string).unwrap_or_default();
    change(one, rng).map(|how| format!("{list} {id}: {how}"))
}

fn drop_one(scene: &mut Scene, list: &str, rng: &mut Rng) -> Option<String> {
    let all = scene.list(list);
    let n = below(rng, all.len());
    (n < all.len()).then(|| format!("without {}", all.remove(n)))
}

fn drop_action(scene: &mut Scene, rng: &mut Rng) -> Option<String> {
    let rules = scene.list("rule");
    let n = below(rng, rules.len());
    let actions = rules.get_mut(n)?.get_mut("do")?.as_array_mut().filter(|a| a.len() > 1)?;
    let k = below(rng, actions.len());
    Some(format!("rule {n} without {}", actions.remove(k)))
}

fn swap_right(question: &mut Table, rng: &mut Rng) -> Option<&'static str> {
    let options: Vec<Value> = question.get("options")?.as_array()?.clone();
    let right = match below(rng, 2) {
        0 => vec![options[below(rng, options.len())].clone()],
        _ => options[..2].to_vec(),
    };
    question.insert("right".into(), right.into());
    Some("another right answer")
}

/// Without a line of the dialogue that sets something or jumps.
fn drop_line(scene: &mut Scene, rng: &mut Rng) -> Option<String> {
    let (path, text) = scene.dialogue()?;
    let lines: Vec<&str> = text.lines().collect();
    let does = |l: &&str| l.trim().starts_with("<<set") || l.trim().starts_with("<<jump");
    let at: Vec<usize> = (0..lines.len()).filter(|i| does(&lines[*i])).collect();
    let at = *at.get(below(rng, at.len()))?;
    let kept: Vec<&str> = lines.iter().enumerate().filter(|(i, _)| *i != at).map(|(_, l)| *l).collect();
    scene.others.insert(path, kept.join("\n") + "\n");
    Some(format!("without {}", lines[at]))
}

/// Changes an expression that decides something.
fn change_expression(
    scene: &mut Scene,
    rng: &mut Rng,
    change: impl Fn(&str, &mut Rng) -> Option<String>,
) -> Option<String> {
    let mut whole = Value::Table(std::mem::take(&mut scene.table));
    let mut count = 0;
    each("", &mut whole, &mut |_| count += 1);
    let (wanted, mut at, mut how) = (below(rng, count), 0, None);
    each("", &mut whole, &mut |text| {
        if at == wanted
            && let Some(new) = change(text, rng)
        {
            how = Some(format!("{new} instead of {text}"));
            *text = new;
        }
        at += 1;
    });
    scene.table = whole.as_table().cloned().unwrap_or_default();
    how
}

/// Every expression that decides something.
fn each(key: &str, value: &mut Value, visit: &mut dyn FnMut(&mut String)) {
    match value {
        // `{ show = "node" }` among actions is no expression.
        Value::Table(table) => {
            table.iter_mut().filter(|(key, _)| *key != "do").for_each(|(key, inner)| each(key, inner, visit));
        }
        Value::Array(list) => list.iter_mut().for_each(|inner| each("", inner, visit)),
        Value::String(text) if ["done", "if", "show", "ready", "becomes", "is", "reveal"].contains(&key) => visit(text),
        _ => {}
    }
}

/// Another number in the place of one.
fn number(text: &str, rng: &mut Rng) -> Option<String> {
    let digits: Vec<usize> = text.char_indices().filter(|(_, c)| c.is_ascii_digit()).map(|(i, _)| i).collect();
    let alone = |i: &usize| !text[..*i].ends_with(|c: char| c.is_ascii_alphanumeric() || "._-'".contains(c));
    let starts: Vec<usize> = digits.into_iter().filter(alone).collect();
    let at = *starts.get(below(rng, starts.len()))?;
    let end = text[at..].find(|c: char| !(c.is_ascii_digit() || c == '.')).map_or(text.len(), |n| at + n);
    let other = ["0", "1", "3", "1000", "100000"][below(rng, 5)];
    Some(format!("{}{other}{}", &text[..at], &text[end..]))
}

/// Another sign in the place of one.
fn sign(text: &str, rng: &mut Rng) -> Option<String> {
    let pairs =
        [(" == ", " != "), (" > ", " < "), (" >= ", " < "), (" < ", " > "), (" and ", " or "), (" or ", " and ")];
    let (from, to) = pairs[below(rng, pairs.len())];
    text.contains(from).then(|| text.replacen(from, to, 1))
}

/// A way of spoiling a scene for the n-th time so that it surely has no end.
type Certain = fn(&mut Scene, usize) -> Option<String>;

/// Ways of spoiling a scene so that it surely has no end.
pub const CERTAIN: [Certain; 6] = [nothing_sets, two_right, beyond, hides_what_is_needed, no_talk, never_ready];

/// The steps that wait for something, with what they wait for.
fn waits(scene: &Scene) -> Vec<(usize, usize, String)> {
    let tasks = scene.table.get("task").and_then(Value::as_array).into_iter().flatten().enumerate();
    let steps = tasks.flat_map(|(i, task)| {
        let steps = task.get("step").and_then(Value::as_array).into_iter().flatten().enumerate();
        steps.map(move |(k, step)| (i, k, step))
    });
    steps.filter_map(|(i, k, step)| Some((i, k, step.get("done")?.as_str()?.to_owned()))).collect()
}

fn step(scene: &mut Scene, i: usize, k: usize) -> Option<&mut Table> {
    scene.list("task").get_mut(i)?.get_mut("step")?.get_mut(k)?.as_table_mut()
}

/// No rule and no dialogue sets the yes/no that a step waits for.
fn nothing_sets(scene: &mut Scene, n: usize) -> Option<String> {
    let starts_no = |scene: &mut Scene, name: &str| {
        scene.list("value").iter().any(|v| {
            v.get("id").and_then(Value::as_str) == Some(name)
                && v.get("start").and_then(Value::as_bool) == Some(false)
                && v.get("control").is_none()
        })
    };
    let mut waits = waits(scene);
    waits.retain(|(_, _, text)| starts_no(scene, text));
    let (_, _, name) = waits.get(n)?.clone();
    for rule in scene.list("rule") {
        if let Some(actions) = rule.get_mut("do").and_then(Value::as_array_mut) {
            let sets = |a: &Value| a.get("set").and_then(|s| s.get("value")).and_then(Value::as_str) == Some(&name);
            actions.retain(|action| !sets(action));
            if actions.is_empty() {
                actions.push(Value::Table(Table::from_iter([("say".to_owned(), "none".into())])));
            }
        }
    }
    if let Some((path, text)) = scene.dialogue() {
        let kept = text.lines().filter(|l| !l.trim().starts_with(&format!("<<set ${name} ")));
        scene.others.insert(path, kept.collect::<Vec<_>>().join("\n") + "\n");
    }
    Some(format!("nothing sets {name}"))
}

/// Two right answers where one is chosen.
fn two_right(scene: &mut Scene, n: usize) -> Option<String> {
    let questions = scene.list("question").iter_mut().filter_map(Value::as_table_mut);
    let question = questions.filter(|q| !q.contains_key("several") && !q.contains_key("predict")).nth(n)?;
    let two = question.get("options")?.as_array()?[..2].to_vec();
    question.insert("right".into(), two.into());
    Some(format!("two right answers to {}", question["id"]))
}

/// A step waits for more than its control can give.
fn beyond(scene: &mut Scene, n: usize) -> Option<String> {
    let values = scene.list("value").iter();
    let most = values.filter_map(|v| Some((v.get("id")?.as_str()?, v.get("control")?, v.get("max")?)));
    let most: Vec<String> = most.map(|(id, _, max)| format!("{id} > {max} + 1")).collect();
    let free: Vec<String> = most
        .into_iter()
        .filter(|text| {
            let id = text.split(' ').next().unwrap_or_default();
            !toml::to_string(&scene.table).unwrap_or_default().contains(&format!("value = \"{id}\""))
        })
        .collect();
    let text = free.get(n)?.clone();
    let (i, k, _) = waits(scene).first()?.clone();
    step(scene, i, k)?.insert("done".into(), text.clone().into());
    Some(format!("a step waits for {text}"))
}

/// What a step waits to be looked at or used is never seen.
fn hides_what_is_needed(scene: &mut Scene, n: usize) -> Option<String> {
    let nodes: Vec<String> = waits(scene)
        .into_iter()
        .filter_map(|(_, _, text)| text.strip_prefix("examined.").or(text.strip_prefix("used.")).map(str::to_owned))
        .filter(|text| !text.contains(" or "))
        .filter_map(|text| text.split(' ').next().map(str::to_owned))
        .collect();
    let id = nodes.get(n)?.clone();
    let node =
        scene.list("node").iter_mut().filter_map(Value::as_table_mut).find(|node| node["id"].as_str() == Some(&id))?;
    node.insert("hidden".into(), true.into());
    Some(format!("{id} is hidden"))
}

/// Nobody can be talked to, and a step waits for it.
fn no_talk(scene: &mut Scene, n: usize) -> Option<String> {
    let (_, _, text) = waits(scene).into_iter().find(|(_, _, text)| text.starts_with("talked."))?;
    let role = scene.list("role").iter_mut().filter_map(Value::as_table_mut).nth(n)?;
    let key = role.remove("node")?;
    Some(format!("{text}, and nobody is {key}"))
}

/// A table into which no row can be written, and a step waits for one.
fn never_ready(scene: &mut Scene, n: usize) -> Option<String> {
    waits(scene).iter().find(|(_, _, text)| text.contains("rows") || text.contains("distinct."))?;
    let ready = ["rows < 0", "time < 0", "false and rows == 0"].get(n)?;
    let table = scene.table.get_mut("lab")?.get_mut("table")?.as_table_mut()?;
    table.insert("ready".into(), (*ready).into());
    Some(format!("ready = {ready}"))
}
