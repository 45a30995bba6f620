//! Lessons: a class and a scene from start to end, the code that pupils type, and the pupils who joined.

use crate::database::{Database, DatabaseError, Row, Sql, Value};
use crate::record::Address;
use uuid::Uuid;

/// A lesson.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lesson {
    /// Its id.
    pub id: Uuid,
    /// The class.
    pub class: String,
    /// The scene, `lab/pendulum`.
    pub scene: String,
    /// What pupils type: six digits, of which the first four are enough on the school's own network.
    pub code: String,
    /// The teacher's account.
    pub teacher: String,
    /// When it began, microseconds since 1970.
    pub started: i64,
    /// When it ended.
    pub ended: Option<i64>,
    /// Whether the class is paused.
    pub paused: bool,
}

/// A lesson that was not ended counts as over after this time, microseconds.
pub const LONGEST: i64 = 4 * 3600 * 1_000_000;

impl Lesson {
    /// Whether pupils may still join, at this time.
    pub fn is_on(&self, now: i64) -> bool {
        self.ended.is_none() && now - self.started < LONGEST
    }

    /// The activity by which statements say that they belong to it.
    pub fn activity(&self, home: &str) -> String {
        activity(home, self.id)
    }
}

/// The activity of a lesson with this id.
pub fn activity(home: &str, id: Uuid) -> String {
    format!("{home}/lessons/{id}")
}

/// The address of the recording of a pupil in a lesson.
pub fn recording(lesson: Uuid, learner: &str) -> Address {
    Address { resource: RECORDING, owner: lesson.to_string(), registration: None, id: learner.to_owned() }
}

/// The resource of recordings among the documents.
pub const RECORDING: &str = "recording";

const COLUMNS: &str = "id, class, scene, code, teacher, started, ended, paused";

fn lesson(mut row: Row) -> Result<Lesson, DatabaseError> {
    Ok(Lesson {
        id: row.text(0)?.parse().map_err(|_| DatabaseError::Column(0))?,
        class: row.text(1)?,
        scene: row.text(2)?,
        code: row.text(3)?,
        teacher: row.text(4)?,
        started: row.int(5)?,
        ended: row.maybe_int(6)?,
        paused: row.int(7)? != 0,
    })
}

/// Digits of a code, and how many of them are enough on the school's own network.
pub const DIGITS: usize = 6;
/// See [`DIGITS`].
pub const NEAR_DIGITS: usize = 4;

/// Starts a lesson, with a code whose first four digits no other lesson under way has. Ends an earlier lesson of the class, so that its
/// code cannot be guessed.
///
/// # Errors
/// When the database fails, or the system has no randomness.
pub async fn start(database: &Database, class: &str, scene: &str, teacher: &str) -> Result<Lesson, DatabaseError> {
    let mut bytes = [0; 256];
    getrandom::fill(&mut bytes).map_err(|_| DatabaseError::Closed)?;
    // 100000 to 999999, so that no code has a leading zero. The remainder of a 32-bit number favours no code by more than a 4,000th part.
    let number = |four: &[u8]| four.iter().fold(0_u32, |sum, byte| sum << 8 | u32::from(*byte));
    let codes: Vec<String> = bytes.chunks_exact(4).map(|four| (100_000 + number(four) % 900_000).to_string()).collect();
    let (id, [class, scene, teacher]) = (Uuid::new_v4(), [class, scene, teacher].map(str::to_owned));
    let started = database.write(move |sql, _| {
        let now = sql.now()?;
        let end = "UPDATE lessons SET ended = $2, paused = 0 WHERE class = $1 AND ended IS NULL";
        sql.change(end, &[class.as_str().into(), now.into()])?;
        let mut free = None;
        for code in &codes {
            let on = sql.row(
                "SELECT id FROM lessons WHERE SUBSTR(code, 1, 4) = $1 AND ended IS NULL AND started > $2",
                &[code[..NEAR_DIGITS].into(), (now - LONGEST).into()],
            )?;
            if on.is_none() {
                free = Some(code.clone());
                break;
            }
        }
        let Some(code) = free else { return Ok(Err(DatabaseError::Closed)) };
        let [class, scene, teacher] = [&class, &scene, &teacher].map(String::clone);
        let lesson = Lesson { id, class, scene, code, teacher, started: now, ended: None, paused: false };
        let values = [
            lesson.id.to_string().into(),
            lesson.class.as_str().into(),
            lesson.scene.as_str().into(),
            lesson.code.as_str().into(),
            lesson.teacher.as_str().into(),
            now.into(),
            Value::Null,
            false.into(),
        ];
        sql.change(
            &format!("INSERT INTO lessons ({COLUMNS}) VALUES {}", crate::database::placeholders(1, 8)),
            &values,
        )?;
        Ok(Ok(lesson))
    });
    started.await?
}

/// Pauses or resumes a lesson, or ends it.
///
/// # Errors
/// When the database fails.
pub async fn set(database: &Database, id: Uuid, paused: bool, ended: bool) -> Result<(), DatabaseError> {
    let write = database.change(move |sql| {
        let now = sql.now()?;
        sql.change("UPDATE lessons SET paused = $2 WHERE id = $1", &[id.to_string().into(), paused.into()])?;
        if ended {
            let end = "UPDATE lessons SET ended = $2 WHERE id = $1 AND ended IS NULL";
            sql.change(end, &[id.to_string().into(), now.into()])?;
        }
        Ok(())
    });
    write.await
}

/// The lesson with this id. Blocks.
///
/// # Errors
/// When the database fails.
pub fn get(database: &Database, id: Uuid) -> Result<Option<Lesson>, DatabaseError> {
    database.read(|sql| find(sql, id))
}

pub(super) fn find(sql: &mut dyn Sql, id: Uuid) -> Result<Option<Lesson>, DatabaseError> {
    let select = format!("SELECT {COLUMNS} FROM lessons WHERE id = $1");
    sql.row(&select, &[id.to_string().into()])?.map(lesson).transpose()
}

/// The lesson under way with this code, whole or its first four digits. Blocks.
///
/// # Errors
/// When the database fails.
pub fn by_code(database: &Database, code: &str) -> Result<Option<Lesson>, DatabaseError> {
    let of = if code.len() == NEAR_DIGITS { "SUBSTR(code, 1, 4)" } else { "code" };
    let select =
        format!("SELECT {COLUMNS} FROM lessons WHERE {of} = $1 AND ended IS NULL ORDER BY started DESC LIMIT 1");
    database.read(|sql| {
        let now = sql.now()?;
        let found = sql.row(&select, &[code.into()])?.map(lesson).transpose()?;
        Ok(found.filter(|lesson| lesson.is_on(now)))
    })
}

/// Lessons of a class, newest first. Blocks.
///
/// # Errors
/// When the database fails.
pub fn of_class(database: &Database, class: &str, most: usize) -> Result<Vec<Lesson>, DatabaseError> {
    let select = format!(
        "SELECT {COLUMNS} FROM lessons WHERE class = $1
            AND started >= COALESCE((SELECT since FROM classes WHERE id = $1), 0) ORDER BY started DESC LIMIT $2"
    );
    database.read(|sql| {
        let most = i64::try_from(most).unwrap_or(i64::MAX);
        sql.rows(&select, &[class.into(), most.into()])?.into_iter().map(lesson).collect()
    })
}

/// Lessons of all classes, newest first. Blocks.
///
/// # Errors
/// When the database fails.
pub fn newest(database: &Database, most: usize) -> Result<Vec<Lesson>, DatabaseError> {
    let select = format!("SELECT {COLUMNS} FROM lessons ORDER BY started DESC LIMIT $1");
    database.read(|sql| {
        let most = i64::try_from(most).unwrap_or(i64::MAX);
        sql.rows(&select, &[most.into()])?.into_iter().map(lesson).collect()
    })
}

/// Lessons of a class that began in a span, newest first; microseconds since 1970. Blocks.
///
/// # Errors
/// When the database fails.
pub fn between(
    database: &Database,
    class: &str,
    since: i64,
    until: i64,
    most: usize,
) -> Result<Vec<Lesson>, DatabaseError> {
    let select = format!(
        "SELECT {COLUMNS} FROM lessons WHERE class = $1 AND started >= $2 AND started < $3
            AND started >= COALESCE((SELECT since FROM classes WHERE id = $1), 0) ORDER BY started DESC LIMIT $4"
    );
    database.read(|sql| {
        let most = i64::try_from(most).unwrap_or(i64::MAX);
        let values = [class.into(), since.into(), until.into(), most.into()];
        sql.rows(&select, &values)?.into_iter().map(lesson).collect()
    })
}

/// Pseudonyms that joined. Blocks.
///
/// # Errors
/// When the database fails.
pub fn joined(database: &Database, lesson: Uuid) -> Result<Vec<String>, DatabaseError> {
    database.read(|sql| {
        let rows =
            sql.rows("SELECT learner FROM joins WHERE lesson = $1 ORDER BY joined", &[lesson.to_string().into()])?;
        rows.into_iter().map(|mut row| row.text(0)).collect()
    })
}
