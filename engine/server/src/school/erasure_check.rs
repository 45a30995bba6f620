//! Looks whether what was erased is gone: a pseudonym, and the ids of statements, in rows and in the bytes of files.
//!
//! Does not erase. Does not look where this program cannot: into a PostgreSQL's own files, its replicas and backups, and into
//! copies that lie elsewhere.

use crate::database::{Database, DatabaseError, DatabaseLocation, dump};
use crate::store::beside;
use aho_corasick::AhoCorasick;
use base64::{Engine as _, prelude::BASE64_STANDARD_NO_PAD};
use flate2::read::MultiGzDecoder;
use shujin_lesson::pack::{Limits, unpack};
use std::collections::{BTreeMap, BTreeSet};
use std::fs::{self, File};
use std::io::{self, BufRead, BufReader, Read, Seek};
use std::path::{Path, PathBuf};
use std::time::Duration;
use uuid::Uuid;

/// What is looked for.
pub struct SearchTerms {
    pseudonym: String,
    ids: BTreeSet<Uuid>,
    finder: AhoCorasick,
    /// Of which id each pattern is; none for the pseudonym.
    of: Vec<Option<Uuid>>,
}

/// What was found after all.
#[derive(Debug, Default)]
pub struct Leftovers {
    /// Rows that hold the pseudonym, by table: statements of other keys, or rows that came since.
    pub rows: BTreeMap<&'static str, u64>,
    /// Rows of others that name an erased statement by its id, which says nothing of whose it was.
    pub named: u64,
    /// Files in which something stands.
    pub files: Vec<PathBuf>,
    /// Files and folders that were not searched: not readable to their end, or archives.
    pub unread: Vec<(PathBuf, io::Error)>,
}

impl Leftovers {
    /// Whether nothing was found in what was searched.
    pub fn none(&self) -> bool {
        self.rows.is_empty() && self.files.is_empty() && self.unread.is_empty()
    }
}

impl SearchTerms {
    /// A pseudonym, and statements by their ids.
    ///
    /// # Errors
    /// When there are more of them than can be looked for at once.
    pub fn new(pseudonym: &str, ids: &BTreeSet<Uuid>) -> io::Result<Self> {
        let (mut patterns, mut of) = (Vec::new(), Vec::new());
        let mut add = |pattern: Vec<u8>, id: Option<Uuid>| {
            if !pattern.is_empty() {
                patterns.push(pattern);
                of.push(id);
            }
        };
        add(pseudonym.as_bytes().to_vec(), None);
        in_base64(pseudonym.as_bytes()).into_iter().for_each(|pattern| add(pattern, None));
        for id in ids {
            let text = id.to_string();
            add(text.to_ascii_uppercase().into_bytes(), Some(*id));
            add(text.into_bytes(), Some(*id));
            // As the database keeps it, and as a backup does.
            add(id.as_bytes().to_vec(), Some(*id));
            add(BASE64_STANDARD_NO_PAD.encode(id.as_bytes()).into_bytes(), Some(*id));
        }
        let finder = AhoCorasick::new(patterns).map_err(io::Error::other)?;
        Ok(Self { pseudonym: pseudonym.to_owned(), ids: ids.clone(), finder, of })
    }

    /// Looks through all rows. Blocks.
    ///
    /// # Errors
    /// When the database fails.
    pub fn in_rows(&self, database: &Database) -> Result<Leftovers, DatabaseError> {
        self.rows(database).map(|(leftovers, _)| leftovers)
    }

    fn rows(&self, database: &Database) -> Result<(Leftovers, BTreeSet<Uuid>), DatabaseError> {
        let (mut leftovers, mut named) = (Leftovers::default(), BTreeSet::new());
        database.read(|sql| {
            sql.snapshot()?;
            let looked = dump::each_row(sql, |table, row| {
                let found = row.contents().flat_map(|content| self.finder.find_overlapping_iter(content));
                let found: BTreeSet<Option<Uuid>> = found.map(|at| self.of[at.pattern().as_usize()]).collect();
                if found.contains(&None) {
                    *leftovers.rows.entry(table).or_default() += 1;
                }
                leftovers.named += u64::from(found.iter().any(Option::is_some));
                named.extend(found.into_iter().flatten());
                Ok::<(), DatabaseError>(())
            });
            sql.script("ROLLBACK")?;
            looked
        })?;
        Ok((leftovers, named))
    }

    /// Searches all rows, then every file of a folder and these others, unpacking gzip. Leaves out the packs that `serve` made of scenes, and
    /// reports other archives as not searched. Vacuums a SQLite file that holds a match which is in no row, and searches it again. Blocks.
    ///
    /// # Errors
    /// When the database fails.
    pub fn everywhere(
        &self,
        database: &Database,
        folder: &Path,
        others: &[PathBuf],
        timeout: Duration,
    ) -> Result<Leftovers, DatabaseError> {
        let (mut leftovers, named) = self.rows(database)?;
        // Ids that other statements name legitimately are in the files too.
        let fewer = if named.is_empty() { None } else { Self::new(&self.pseudonym, &(&self.ids - &named)).ok() };
        let sought = fewer.as_ref().unwrap_or(self);
        let mut files = below(folder, &mut leftovers.unread);
        let mut own = Vec::new();
        if let DatabaseLocation::Sqlite(path) = database.location() {
            own.push(real(path));
            own.extend(beside(path).iter().map(|path| real(path)));
        }
        files.extend(own.iter().cloned());
        files.extend(others.iter().map(|path| real(path)));
        sought.look(&files, &mut leftovers);
        let stale = leftovers.files.iter().any(|file| own.contains(file));
        // Pages from which SQLite moved rows away may hold copies of them; a vacuumed file has none.
        if stale && leftovers.rows.is_empty() && database.read(|sql| sql.script("VACUUM")).is_ok() {
            let _settled = database.checkpoint(timeout)?; // what is left in the journal is found there
            leftovers.files.retain(|file| !own.contains(file));
            sought.look(&own.into_iter().collect(), &mut leftovers);
        }
        Ok(leftovers)
    }

    /// Looks through files; those that are not there are passed over. Blocks.
    pub fn in_files(&self, files: &[PathBuf]) -> Leftovers {
        let mut leftovers = Leftovers::default();
        self.look(&files.iter().map(|path| real(path)).collect(), &mut leftovers);
        leftovers
    }

    fn look(&self, files: &BTreeSet<PathBuf>, leftovers: &mut Leftovers) {
        for path in files {
            match kind(path) {
                Ok(FileKind::Pack) => continue,
                Ok(FileKind::Archive(name)) => {
                    // A match in an uncompressed member is found all the same.
                    leftovers.unread.push((path.clone(), io::Error::other(say!("unread-archive", name).to_string())));
                }
                Ok(FileKind::Unknown) => {
                    let error = io::Error::other(say!("unread-kind").to_string());
                    leftovers.unread.push((path.clone(), error));
                }
                // Why it cannot be read is said below.
                Ok(FileKind::Gzip | FileKind::Other) | Err(_) => {}
            }
            match self.stands_in(path) {
                Ok(true) => leftovers.files.push(path.clone()),
                Ok(false) => {}
                Err(error) if error.kind() == io::ErrorKind::NotFound => {}
                Err(error) => leftovers.unread.push((path.clone(), error)),
            }
        }
    }

    fn stands_in(&self, path: &Path) -> io::Result<bool> {
        let mut file = File::open(path)?;
        if self.stands_in_stream(&mut file)? {
            return Ok(true);
        }
        file.rewind()?;
        let mut first = [0; 2];
        let packed = file.read_exact(&mut first).is_ok() && first == GZIP;
        file.rewind()?;
        Ok(packed && self.stands_in_stream(MultiGzDecoder::new(BufReader::new(file)))?)
    }

    fn stands_in_stream(&self, stream: impl Read) -> io::Result<bool> {
        self.finder.stream_find_iter(stream).next().transpose().map(|found| found.is_some())
    }
}

/// The name under which a file is known however it was named.
fn real(path: &Path) -> PathBuf {
    path.canonicalize().unwrap_or_else(|_| path.to_owned())
}

/// All files in a folder and below it, links followed, each once; what cannot be opened is added to the others. One that is not there has none.
pub fn below(folder: &Path, unread: &mut Vec<(PathBuf, io::Error)>) -> BTreeSet<PathBuf> {
    let (mut files, mut seen, mut folders) = (BTreeSet::new(), BTreeSet::new(), vec![folder.to_owned()]);
    while let Some(folder) = folders.pop() {
        if !seen.insert(real(&folder)) {
            continue;
        }
        let entries = match fs::read_dir(&folder) {
            Ok(entries) => entries,
            Err(error) if error.kind() == io::ErrorKind::NotFound => continue,
            Err(error) => {
                unread.push((folder, error));
                continue;
            }
        };
        for entry in entries {
            let path = match entry {
                Ok(entry) => entry.path(),
                Err(error) => {
                    unread.push((folder.clone(), error));
                    continue;
                }
            };
            match fs::metadata(&path) {
                Ok(found) if found.is_dir() => folders.push(path),
                Ok(found) if found.is_file() => _ = files.insert(real(&path)),
                Ok(_) => {}
                // A link that leads nowhere, or what was taken away meanwhile.
                Err(error) if error.kind() == io::ErrorKind::NotFound => {}
                Err(error) => unread.push((path, error)),
            }
        }
    }
    files
}

/// What a file is, by how it begins and not by its name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FileKind {
    /// Scenes as `serve` and `pack` write them.
    Pack,
    /// Something in which other files may be, and into which is not looked.
    Archive(&'static str),
    /// Gzip over bytes to look through.
    Gzip,
    /// Bytes to look through: text, a database, a picture, a key.
    Other,
    /// Something else, which may hold what it holds in a way of its own.
    Unknown,
}

/// How archives begin.
const ARCHIVES: &[(&str, usize, &[u8])] = &[
    ("zip", 0, b"PK\x03\x04"),
    ("zip", 0, b"PK\x05\x06"),
    ("xz", 0, b"\xfd7zXZ\0"),
    ("7z", 0, b"7z\xbc\xaf\x27\x1c"),
    ("bzip2", 0, b"BZh"),
    ("zstd", 0, b"\x28\xb5\x2f\xfd"),
    ("rar", 0, b"Rar!\x1a\x07"),
    ("tar", 257, b"ustar"),
    ("lz4", 0, b"\x04\x22\x4d\x18"),
    ("lzip", 0, b"LZIP"),
    ("lzma", 0, b"\x5d\0\0"),
    ("cpio", 0, b"07070"),
];

const GZIP: &[u8] = b"\x1f\x8b";

/// How files begin whose bytes are what they hold: databases and their journals, pictures.
const PLAIN: &[&[u8]] =
    &[b"SQLite format 3\0", b"\x37\x7f\x06\x82", b"\x37\x7f\x06\x83", b"\x89PNG\r\n", b"\xff\xd8\xff", b"RIFF"];
/// Files of so few bytes are keys, and hold nothing that is packed.
const KEY: u64 = 64;
/// Archives within text, as mail carries them: gzip and zip in base64.
const IN_TEXT: &[&str] = &["H4sI", "UEsDB"];

/// Whether a file's bytes are what it holds.
fn is_plain(path: &Path, first: &[u8]) -> io::Result<bool> {
    let beside_journal = path.to_str().is_some_and(|path| path.ends_with("-shm"));
    let small = fs::metadata(path)?.len() <= KEY;
    if small || beside_journal || PLAIN.iter().any(|magic| first.starts_with(magic)) {
        return Ok(true);
    }
    is_text(File::open(path)?)
}

/// Whether what is packed in a gzip is what it holds.
fn is_inside_plain(path: &Path) -> io::Result<bool> {
    let open = || File::open(path).map(|file| MultiGzDecoder::new(BufReader::new(file)));
    let mut first = Vec::new();
    open()?.take(16).read_to_end(&mut first)?;
    Ok(PLAIN.iter().any(|magic| first.starts_with(magic)) || is_text(open()?)?)
}

/// Whether all of it is text in which no archive stands.
fn is_text(stream: impl Read) -> io::Result<bool> {
    let mut lines = BufReader::new(stream);
    let mut line = Vec::new();
    // Lines of any length are read in pieces.
    while lines.by_ref().take(1 << 20).read_until(b'\n', &mut line)? > 0 {
        let whole = match std::str::from_utf8(&line) {
            Ok(text) => text.len(),
            Err(error) if error.error_len().is_none() && line.len() - error.valid_up_to() < 4 => error.valid_up_to(),
            Err(_) => return Ok(false),
        };
        let text = std::str::from_utf8(&line[..whole]).unwrap_or_default();
        if text.contains('\0') || IN_TEXT.iter().any(|packed| text.contains(packed)) {
            return Ok(false);
        }
        line.drain(..whole);
    }
    Ok(line.is_empty())
}

/// What a file is.
///
/// # Errors
/// When it cannot be opened.
pub fn kind(path: &Path) -> io::Result<FileKind> {
    let begins = |stream: &mut dyn Read| {
        let mut first = Vec::new();
        // What is damaged begins as far as it can be read.
        let _ = stream.take(512).read_to_end(&mut first);
        first
    };
    let archive = |first: &[u8]| {
        let of = |(_, at, magic): &&(&str, usize, &[u8])| first.get(*at..).is_some_and(|rest| rest.starts_with(magic));
        ARCHIVES.iter().find(of).map(|(name, ..)| *name)
    };
    let mut file = File::open(path)?;
    let first = begins(&mut file);
    let found = if first.starts_with(GZIP) {
        file.rewind()?;
        let inner = begins(&mut MultiGzDecoder::new(BufReader::new(file)));
        archive(&inner).or_else(|| inner.starts_with(GZIP).then_some("gzip"))
    } else {
        archive(&first)
    };
    let limits = Limits::default();
    let is_pack = || {
        let small = fs::metadata(path).is_ok_and(|found| found.len() <= limits.packed as u64);
        small && fs::read(path).is_ok_and(|bytes| unpack(&bytes, &limits).is_ok())
    };
    Ok(match found {
        Some("zip") if first.starts_with(b"PK") && is_pack() => FileKind::Pack,
        Some(name) => FileKind::Archive(name),
        None if first.starts_with(GZIP) => match is_inside_plain(path) {
            Ok(false) => FileKind::Unknown,
            // A damaged file is found when it is searched.
            Ok(true) | Err(_) => FileKind::Gzip,
        },
        None if is_plain(path, &first)? => FileKind::Other,
        None => FileKind::Unknown,
    })
}

/// The base64 texts in which these bytes occur, for each of the three alignments.
fn in_base64(bytes: &[u8]) -> [Vec<u8>; 3] {
    [0, 1, 2].map(|before| {
        let text = BASE64_STANDARD_NO_PAD.encode([&[0; 2][..before], bytes].concat());
        // The first and the last digit may hold bits of what stands beside.
        let whole = (before + bytes.len()) * 8 / 6;
        text.as_bytes()[(before * 8).div_ceil(6)..whole].to_vec()
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use base64::prelude::BASE64_STANDARD;

    #[test]
    fn it_is_found_in_base64_wherever_it_begins() {
        for before in ["", "x", "xy", "xyz"] {
            let text = BASE64_STANDARD.encode(format!("{before}p-0123456789 and more"));
            let found = in_base64(b"p-0123456789").iter().any(|piece| text.contains(&*String::from_utf8_lossy(piece)));
            assert!(found, "{text}");
        }
    }
}
