//! A list of steps that says what it is doing, how far it is and how long each step took.
//!
//! Does: run steps in order, count, time, sum up. Does not: run anything at the same time.

use std::time::{Duration, Instant};

use anyhow::{Result, bail};

/// How a step ended well.
pub enum Outcome {
    /// It did its work.
    Done,
    /// There was nothing to do, and why.
    Nothing(String),
}

/// "Nothing to do" with its reason.
pub fn nothing(why: impl Into<String>) -> Result<Outcome> {
    Ok(Outcome::Nothing(why.into()))
}

struct Step {
    name: String,
    needed: bool,
    work: Box<dyn FnOnce() -> Result<Outcome>>,
}

/// Steps of one command; commands that build on others add the others' steps to their own plan.
#[derive(Default)]
pub struct Plan {
    steps: Vec<Step>,
}

impl Plan {
    /// A step without which the following ones make no sense: its failure ends the run.
    pub fn must(&mut self, name: &str, work: impl FnOnce() -> Result<Outcome> + 'static) {
        self.steps.push(Step { name: name.into(), needed: true, work: Box::new(work) });
    }

    /// A step whose failure is told at the end: the following ones run all the same.
    pub fn may(&mut self, name: &str, work: impl FnOnce() -> Result<Outcome> + 'static) {
        self.steps.push(Step { name: name.into(), needed: false, work: Box::new(work) });
    }

    /// Runs the steps in order.
    ///
    /// # Errors
    /// When any step failed; the message names them all.
    pub fn run(self) -> Result<()> {
        let count = self.steps.len();
        let began = Instant::now();
        let mut told = Vec::new();
        let mut failed = Vec::new();
        for (index, step) in self.steps.into_iter().enumerate() {
            let place = format!("[{}/{count}]", index + 1);
            println!("{place} {} …", step.name);
            let start = Instant::now();
            let result = (step.work)();
            let took = human(start.elapsed());
            let (mark, word) = match &result {
                Ok(Outcome::Done) => ("ok    ", "done".to_owned()),
                Ok(Outcome::Nothing(why)) => ("ok    ", why.clone()),
                Err(error) => ("FAILED", format!("FAILED: {error:#}")),
            };
            println!("{place} {word} ({took})");
            told.push(format!("  {mark} {took:>12}  {}", step.name));
            if result.is_err() {
                failed.push(step.name);
                if step.needed {
                    break;
                }
            }
        }
        println!("\n{}", told.join("\n"));
        let total = human(began.elapsed());
        match count - told.len() {
            0 => {}
            left => println!("  {left} more not run"),
        }
        if failed.is_empty() {
            println!("  all well in {total}\n");
            return Ok(());
        }
        bail!("failed after {total}: {}", failed.join(", "))
    }
}

/// A duration as people say it: "0.4 s", "3 min 20 s".
pub fn human(time: Duration) -> String {
    let whole = time.as_secs();
    if whole < 60 {
        return format!("{:.1} s", time.as_secs_f64());
    }
    format!("{} min {:02} s", whole / 60, whole % 60)
}

#[cfg(test)]
mod tests {
    use std::cell::RefCell;
    use std::rc::Rc;

    use anyhow::anyhow;

    use super::*;

    fn trial(fails_at: usize, needed: bool) -> (Result<()>, Vec<usize>) {
        let ran = Rc::new(RefCell::new(Vec::new()));
        let mut plan = Plan::default();
        for number in 1..=3 {
            let ran = Rc::clone(&ran);
            let work = move || {
                ran.borrow_mut().push(number);
                if number == fails_at { Err(anyhow!("broken")) } else { Ok(Outcome::Done) }
            };
            let name = format!("step {number}");
            if needed { plan.must(&name, work) } else { plan.may(&name, work) }
        }
        let result = plan.run();
        let ran = ran.borrow().clone();
        (result, ran)
    }

    #[test]
    fn a_needed_step_ends_the_run() {
        let (result, ran) = trial(2, true);
        assert_eq!(ran, [1, 2]);
        assert!(result.is_err_and(|error| error.to_string().contains("step 2")));
    }

    #[test]
    fn other_steps_go_on_but_the_run_fails() {
        let (result, ran) = trial(2, false);
        assert_eq!(ran, [1, 2, 3]);
        assert!(result.is_err());
    }

    #[test]
    fn without_failure_all_is_well() {
        let (result, ran) = trial(0, true);
        assert!(result.is_ok());
        assert_eq!(ran, [1, 2, 3]);
    }

    #[test]
    fn durations_read_as_people_say_them() {
        assert_eq!(human(Duration::from_millis(440)), "0.4 s");
        assert_eq!(human(Duration::from_secs(60)), "1 min 00 s");
        assert_eq!(human(Duration::from_secs(200)), "3 min 20 s");
    }
}
