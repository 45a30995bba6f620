//! Lists of classes ([`class_list`](super::class_list) parses them): stored sealed, and opened for the teacher of that class.

use super::{Seal, SealError, former_pupils, name_normalization, pictures, teachers};
use crate::database::{Database, DatabaseError, Row, Sql, Value};
use crate::secret::random_hex;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::sync::Arc;

/// A pupil. The name is shown to the teacher of the class alone.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Pupil {
    /// Random, generated when this pupil first stood in the list, and never shown: the pseudonym is derived from it. So it stays when seats
    /// are renumbered, and a pupil who gets another's number keeps an id of their own.
    #[serde(default)]
    pub id: String,
    /// Number within the class, as the school writes it.
    pub number: String,
    /// The name.
    pub name: String,
    /// The picture by which this pupil joins, see [`pictures`].
    pub picture: usize,
}

/// A class.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Roster {
    /// The class as the school calls it, `七年级3班`.
    pub class: String,
    /// Its pupils in the order of their numbers.
    pub pupils: Vec<Pupil>,
}

/// The changes when a class's list was imported again.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Changed {
    /// Pupils who were not in it before.
    pub new: Vec<Pupil>,
    /// Pupils who are not in it any more: their pseudonyms are found by name alone, see [`former_pupils`].
    pub gone: Vec<Pupil>,
}

/// What a person says about a list that is imported again. By default a pupil stays the same only if number and name both match: in
/// August another class has the name of this one, and another child the number or the name of one of these.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Same {
    /// It is the same class, renumbered: a name that occurs once in both lists is one child.
    pub class: bool,
    /// Of pupils whose name was corrected, the number of now and that of before.
    pub corrected: BTreeMap<String, String>,
    /// It is another class of this name: no pupil of it was in the one before.
    pub nobody: bool,
}

/// A pupil in the new list who may be one of the old list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Doubt {
    /// The same name, with another number: that of before, and that of now.
    Moved(String, String),
    /// The same number, with another name.
    Renamed(String),
}

/// The pupils whose identity number and name do not both confirm.
pub fn doubts(before: &[Pupil], now: &[Pupil]) -> Vec<Doubt> {
    let just =
        |pupil: &Pupil, list: &[Pupil]| list.iter().any(|old| old.number == pupil.number && same_name(old, pupil));
    let mut doubts = Vec::new();
    for pupil in now.iter().filter(|pupil| !just(pupil, before)) {
        match moved(pupil, before, now) {
            Some(old) => doubts.push(Doubt::Moved(old.number.clone(), pupil.number.clone())),
            None => {
                let number = |old: &&Pupil| old.number == pupil.number && moved(old, now, before).is_none();
                doubts.extend(before.iter().find(number).map(|old| Doubt::Renamed(old.number.clone())));
            }
        }
    }
    doubts
}

fn same_name(one: &Pupil, other: &Pupil) -> bool {
    name_normalization::normalized(&one.name) == name_normalization::normalized(&other.name)
}

/// The pupil of this name in another list, with another number, where the name occurs once in both.
fn moved<'a>(pupil: &Pupil, there: &'a [Pupil], here: &[Pupil]) -> Option<&'a Pupil> {
    let alone = |list: &[Pupil]| list.iter().filter(|one| same_name(one, pupil)).count() == 1;
    let found = there.iter().find(|old| same_name(old, pupil) && old.number != pupil.number);
    found.filter(|_| alone(there) && alone(here))
}

/// Stores a class, sealed. A pupil who was in it before, by number and name or as `same` says, keeps id and picture.
///
/// # Errors
/// When the database fails, the old list cannot be opened, or the system has no randomness.
pub async fn keep(database: &Database, seal: Arc<Seal>, roster: Roster, same: Same) -> Result<Changed, SealError> {
    let write = database.write(move |sql, _| {
        let mut pupils = roster.pupils.clone();
        let (before, since) = match sealed(sql, &roster.class)? {
            Some(before) => (opened(&seal, &roster.class, &before), since(sql, &roster.class)?),
            None => (Ok(Vec::new()), None),
        };
        let mut is_new = same.nobody || !matches!(&before, Ok(before) if !before.is_empty());
        let kept = before.and_then(|before| {
            let changed = stay(&mut pupils, &before, &same)?;
            let text = serde_json::to_string(&pupils).unwrap_or_default();
            Ok((changed, seal.seal(&roster.class, &text)?))
        });
        let (changed, sealed) = match kept {
            Ok(kept) => kept,
            Err(refused) => return Ok(Err(refused)),
        };
        let upsert = "INSERT INTO classes (id, sealed, changed, since) VALUES ($1, $2, $3, $4)
            ON CONFLICT (id) DO UPDATE SET sealed = excluded.sealed, changed = excluded.changed, since = excluded.since";
        let now = sql.now()?;
        // When no pupil stays, it is another class.
        is_new |= changed.new.len() == pupils.len();
        let since = if is_new { Some(now) } else { since };
        if is_new {
            let end = "UPDATE lessons SET ended = $2 WHERE class = $1 AND ended IS NULL";
            sql.change(end, &[roster.class.as_str().into(), now.into()])?;
        }
        sql.change(upsert, &[roster.class.as_str().into(), sealed[..].into(), now.into(), since.into()])?;
        former_pupils::keep(sql, &seal, &roster.class, &changed.gone)?;
        Ok(Ok(changed))
    });
    write.await?
}

fn since(sql: &mut dyn Sql, class: &str) -> Result<Option<i64>, DatabaseError> {
    let row = sql.row("SELECT since FROM classes WHERE id = $1", &[Value::from(class)])?;
    row.map_or(Ok(None), |mut row| row.maybe_int(0))
}

/// The time from which a class is the present one, microseconds since 1970: earlier lessons are of another class that had the name. None
/// where there was no other. Blocks.
///
/// # Errors
/// When the database fails.
pub fn begun(database: &Database, class: &str) -> Result<Option<i64>, DatabaseError> {
    database.read(|sql| since(sql, class))
}

fn sealed(sql: &mut dyn Sql, class: &str) -> Result<Option<Vec<u8>>, DatabaseError> {
    let row = sql.row("SELECT sealed FROM classes WHERE id = $1", &[Value::from(class)])?;
    row.map(|mut row| row.bytes(0)).transpose()
}

fn opened(seal: &Seal, class: &str, sealed: &[u8]) -> Result<Vec<Pupil>, SealError> {
    let mut pupils: Vec<Pupil> =
        serde_json::from_str(&seal.open_sealed(class, sealed)?).map_err(|_| SealError::Sealed)?;
    // Lists of an earlier program have no ids: class and number were what pseudonyms were made of.
    for pupil in pupils.iter_mut().filter(|pupil| pupil.id.is_empty()) {
        pupil.id = format!("{class}\n{}", pupil.number);
    }
    Ok(pupils)
}

/// What an import would change: gives these pupils the ids and pictures of the earlier pupils whom they are.
///
/// # Errors
/// When the system has no randomness.
pub fn plan(pupils: &mut [Pupil], before: &[Pupil], same: &Same) -> Result<Changed, SealError> {
    stay(pupils, before, same)
}

fn stay(pupils: &mut [Pupil], before: &[Pupil], said: &Same) -> Result<Changed, SealError> {
    let now = pupils.to_vec();
    let same = |pupil: &Pupil| {
        let just = before.iter().find(|old| old.number == pupil.number && same_name(old, pupil));
        just.or_else(|| moved(pupil, before, &now).filter(|_| said.class)).filter(|_| !said.nobody).cloned()
    };
    let mut stayed: Vec<Option<Pupil>> = pupils.iter().map(same).collect();
    // Last, so that a correction reuses no pupil that a name has matched, and none is matched twice.
    for (at, pupil) in now.iter().enumerate() {
        let old = said.corrected.get(&pupil.number).and_then(|old| before.iter().find(|one| one.number == *old));
        let free = old.filter(|old| !stayed.iter().flatten().any(|one| one.id == old.id));
        if stayed[at].is_none() && !said.nobody {
            stayed[at] = free.cloned();
        }
    }
    let is_there = |old: &Pupil| stayed.iter().flatten().any(|one| one.id == old.id);
    let gone = before.iter().filter(|old| !is_there(old)).cloned().collect();
    let taken = |picture: usize| stayed.iter().flatten().any(|one| one.picture == picture);
    let mut free: Vec<usize> = (0..pictures::COUNT).rev().filter(|picture| !taken(*picture)).collect();
    let mut new = Vec::new();
    for (pupil, old) in pupils.iter_mut().zip(stayed) {
        match old {
            Some(old) => (pupil.id, pupil.picture) = (old.id, old.picture),
            None => {
                let id = random_hex::<16>().map_err(|error| SealError::Key(std::io::Error::other(error)))?;
                (pupil.id, pupil.picture) = (id, free.pop().unwrap_or_default());
                new.push(pupil.clone());
            }
        }
    }
    Ok(Changed { new, gone })
}

/// A class, opened. Blocks.
///
/// # Errors
/// When the database fails, or the list was sealed with another key.
pub fn get(database: &Database, seal: &Seal, class: &str) -> Result<Option<Roster>, SealError> {
    let Some(sealed) = database.read(|sql| sealed(sql, class))? else { return Ok(None) };
    let pupils = opened(seal, class, &sealed)?;
    Ok(Some(Roster { class: class.to_owned(), pupils }))
}

/// Names of all classes. Blocks.
///
/// # Errors
/// When the database fails.
pub fn classes(database: &Database) -> Result<Vec<String>, DatabaseError> {
    database.read(|sql| {
        let rows = sql.rows("SELECT id FROM classes ORDER BY id", &[])?;
        rows.into_iter().map(|mut row| row.text(0)).collect()
    })
}

/// The stored spelling of a class name that differs only in width, blanks and invisible characters: 七（3）班 and 七(3)班 are one. Blocks.
///
/// # Errors
/// When the database fails.
pub fn written(database: &Database, class: &str) -> Result<Option<String>, DatabaseError> {
    let class = name_normalization::normalized(class);
    Ok(classes(database)?.into_iter().find(|known| name_normalization::normalized(known) == class))
}

/// Logs that a teacher viewed names of a class.
///
/// # Errors
/// When the database fails.
pub async fn viewed(database: &Database, teacher: &str, class: &str, page: &str) -> Result<(), DatabaseError> {
    let [teacher, class, page] = [teacher, class, page].map(str::to_owned);
    let write = database.change(move |sql| {
        let now = sql.now()?;
        let values = [now.into(), teacher.as_str().into(), class.as_str().into(), page.as_str().into()];
        sql.change("INSERT INTO views (at, teacher, class, page) VALUES ($1, $2, $3, $4)", &values)?;
        Ok(())
    });
    write.await
}

/// A logged view of names of a class.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct View {
    /// When, microseconds since 1970.
    pub at: i64,
    /// The teacher who viewed.
    pub teacher: String,
    /// The class.
    pub class: String,
    /// The page, and the pupil's pseudonym where it is about one: `lesson`, `term`, `pupil` and a pseudonym, ….
    pub page: String,
}

/// Views of names since a time, oldest first; of one class or of all. Blocks.
///
/// # Errors
/// When the database fails.
pub fn views(database: &Database, since: i64, class: Option<&str>) -> Result<Vec<View>, DatabaseError> {
    let view =
        |mut row: Row| Ok(View { at: row.int(0)?, teacher: row.text(1)?, class: row.text(2)?, page: row.text(3)? });
    database.read(|sql| {
        let select = "SELECT at, teacher, class, page FROM views WHERE at >= $1 ORDER BY at";
        let all =
            sql.rows(select, &[since.into()])?.into_iter().map(view).collect::<Result<Vec<View>, DatabaseError>>()?;
        Ok(all.into_iter().filter(|view| class.is_none_or(|class| view.class == class)).collect())
    })
}

/// The result of removing a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Removed {
    /// There was none.
    None,
    /// Its pupils, so many, are former ones now: their traces are found by name.
    Former(usize),
    /// It could not be opened: the traces can no longer be assigned to pupils.
    Unopened,
}

/// Takes a class's list away, names and all; without the key it was sealed with, too. Traces stay.
///
/// # Errors
/// When the database fails.
pub async fn remove(database: &Database, seal: Option<Arc<Seal>>, class: &str) -> Result<Removed, DatabaseError> {
    let class = class.to_owned();
    let write = database.change(move |sql| {
        let Some(before) = sealed(sql, &class)? else { return Ok(Removed::None) };
        let pupils = seal.as_ref().and_then(|seal| Some((seal, opened(seal, &class, &before).ok()?)));
        if let Some((seal, pupils)) = &pupils {
            former_pupils::keep(sql, seal, &class, pupils)?;
        }
        sql.change("DELETE FROM classes WHERE id = $1", &[class.as_str().into()])?;
        // Another class may get the name later; the teachers of this one must not see it.
        teachers::leave(sql, &class)?;
        Ok(pupils.map_or(Removed::Unopened, |(_, pupils)| Removed::Former(pupils.len())))
    });
    write.await
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_stays_is_who_they_were_and_who_comes_is_somebody_else() {
        let pupil = |id: &str, number: &str, name: &str, picture| {
            let [id, number, name] = [id, number, name].map(str::to_owned);
            Pupil { id, number, name, picture }
        };
        let before = [
            pupil("a", "1", "赵", 0),
            pupil("b", "2", "钱", 1),
            pupil("c", "3", "孙", 2),
            pupil("d", "4", "李", 3),
            pupil("e", "5", "李", 4),
        ];
        // 赵 left and 周 has the number; 钱 and 孙 changed seats; of the two 李 one kept the seat, and which of them the other is
        // cannot be told.
        let mut now = [
            pupil("", "1", "周", 0),
            pupil("", "2", "孙", 1),
            pupil("", "3", "钱", 2),
            pupil("", "4", "李", 3),
            pupil("", "6", "李", 4),
        ];
        let same = Same { class: true, ..Same::default() };
        let changed = stay(&mut now, &before, &same).expect("randomness");
        assert_eq!(
            now[1..4].iter().map(|pupil| (pupil.id.as_str(), pupil.picture)).collect::<Vec<_>>(),
            [("c", 2), ("b", 1), ("d", 3)]
        );
        assert_eq!(changed.gone.iter().map(|pupil| pupil.id.as_str()).collect::<Vec<_>>(), ["a", "e"]);
        assert_eq!(changed.new.len(), 2);
        assert!([&now[0], &now[4]].iter().all(|pupil| pupil.id.len() == 32 && ![1, 2, 3].contains(&pupil.picture)));
        assert_ne!(now[0].picture, now[4].picture);
    }

    #[test]
    fn nobody_is_taken_for_somebody_without_a_word() {
        let pupil = |id: &str, number: &str, name: &str| {
            let [id, number, name] = [id, number, name].map(str::to_owned);
            Pupil { id, number, name, picture: 0 }
        };
        let before =
            [pupil("a", "1", "赵 云"), pupil("b", "2", "钱一"), pupil("c", "3", "孙二"), pupil("d", "4", "李三")];
        let list = [pupil("", "1", "赵云"), pupil("", "3", "钱一"), pupil("", "4", "李叁"), pupil("", "5", "周五")];
        let doubts = doubts(&before, &list);
        assert_eq!(doubts, [Doubt::Moved("2".into(), "3".into()), Doubt::Renamed("4".into())]);
        let ids = |same: &Same| {
            let mut now = list.clone();
            stay(&mut now, &before, same).expect("randomness");
            now.map(|pupil| if pupil.id.len() == 1 { pupil.id } else { String::new() })
        };
        let corrected = BTreeMap::from([("4".to_owned(), "4".to_owned())]);
        assert_eq!(ids(&Same::default()), ["a", "", "", ""]);
        assert_eq!(ids(&Same { class: true, ..Same::default() }), ["a", "b", "", ""]);
        assert_eq!(ids(&Same { class: true, corrected, nobody: false }), ["a", "b", "d", ""]);
        assert_eq!(ids(&Same { nobody: true, ..Same::default() }), [""; 4]);
        // A correction reuses no pupil that a name has matched, and none is matched twice.
        let wrong = BTreeMap::from([("5".to_owned(), "2".to_owned()), ("4".to_owned(), "1".to_owned())]);
        assert_eq!(ids(&Same { class: true, corrected: wrong, nobody: false }), ["a", "b", "", ""]);
    }
}
