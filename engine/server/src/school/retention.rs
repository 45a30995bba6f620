//! Erases data that is older than the retention period, where the server was given one.

use super::{erase, month_start};
use crate::database::Database;
use jiff::{ToSpan, Zoned};
use std::num::NonZeroU8;
use std::time::Duration;

/// How often it looks.
const LOOK: Duration = Duration::from_secs(6 * 3600);

/// Longer than any school's holidays, microseconds: where nothing was stored for so long the clock may have run ahead, and what it says is old
/// may be of yesterday.
const HOLIDAYS: i64 = 150 * 24 * 3600 * 1_000_000;

/// How long it waits for readers before it gives up a checkpoint.
const CHECKPOINT_TIMEOUT: Duration = Duration::from_secs(60);

/// What was stored before this time is older than so many school years, microseconds since 1970. A school year begins in August;
/// for its first month the one before it is still kept, so that a teacher can look back at its end.
pub fn cutoff(now: &Zoned, years: NonZeroU8) -> i64 {
    let now = now.checked_sub(1.month()).unwrap_or_else(|_| now.clone());
    let this = if now.month() >= 8 { now.year() } else { now.year() - 1 };
    month_start(this + 1 - i16::from(years.get()), 8).unwrap_or(i64::MIN)
}

/// Goes on for as long as the server does.
pub async fn run(database: Database, years: NonZeroU8) {
    loop {
        let at = cutoff(&Zoned::now(), years);
        let asked = database.clone();
        match tokio::task::spawn_blocking(move || erase::gap(&asked, at)).await {
            Ok(Ok(gap)) if gap <= HOLIDAYS => {}
            Ok(Ok(_)) => {
                tracing::error!(
                    "nothing was stored for months before what is to be kept: is the clock right? Then erase by hand, with shujin retain"
                );
                tokio::time::sleep(LOOK).await;
                continue;
            }
            failed => {
                tracing::error!(?failed, "whether the clock is right cannot be told");
                tokio::time::sleep(LOOK).await;
                continue;
            }
        }
        match erase::before(&database, at).await {
            Ok(erased) if erased != erase::Erased::default() => {
                tracing::warn!(erased.statements, erased.others, "what was older than the school keeps it was erased");
                let database = database.clone();
                match tokio::task::spawn_blocking(move || database.checkpoint(CHECKPOINT_TIMEOUT)).await {
                    Ok(Ok(true)) => {}
                    Ok(Ok(false)) => {
                        tracing::warn!("somebody reads: what was erased stands in the journal a while longer")
                    }
                    Ok(Err(error)) => tracing::error!(fault = %error, "the journal cannot be emptied"),
                    Err(error) => tracing::error!(%error, "the journal cannot be emptied"),
                }
            }
            Ok(_) => {}
            Err(error) => tracing::error!(fault = %error, "what is older than the school keeps it cannot be erased"),
        }
        tokio::time::sleep(LOOK).await;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::Date;
    use jiff::tz::TimeZone;

    #[test]
    fn a_school_year_is_kept_to_its_end_and_a_month() {
        let at = |year, month, day, years| {
            let now = Date::new(year, month, day).and_then(|day| day.to_zoned(TimeZone::system())).expect("a day");
            let cutoff = cutoff(&now, NonZeroU8::new(years).expect("not 0"));
            let cutoff = jiff::Timestamp::from_microsecond(cutoff).expect("a time").to_zoned(TimeZone::system());
            cutoff.strftime("%Y-%m-%d").to_string()
        };
        assert_eq!(at(2026, 11, 26, 1), "2026-08-01");
        assert_eq!(at(2026, 8, 20, 1), "2025-08-01");
        assert_eq!(at(2026, 9, 2, 1), "2026-08-01");
        assert_eq!(at(2027, 3, 1, 3), "2024-08-01");
    }
}
