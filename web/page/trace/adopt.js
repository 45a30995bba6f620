// @ts-check
// A statement that was made before anybody knew who learns here gets its learner, its school and its lesson, as if the engine
// had known them (engine/trace/src/statement/mod.rs).
// Does not: decide which statement is whose; client.js does.

/** @typedef {import('../port.d.ts').Statement} Statement */
/** @typedef {import('./session.js').By} By */

const CLASS_LESSON = 'https://shujin.example/xapi/profile/activity-types/class-lesson';
/** A clock that is wrong by less is right, milliseconds: the server lets pass five seconds before a seat was taken and after it was left. */
const NEAR = 2_000;

/** The class's lesson that a statement belongs to. @param {Statement} statement @returns {string | null} */
export function lessonOf(statement) {
  const { grouping } = Object(Object(statement.context).contextActivities);
  return (Array.isArray(grouping) ? grouping : []).find(isLesson)?.id ?? null;
}

/** Who a statement says did it. @param {Statement} statement @returns {string | undefined} */
export function learnerOf(statement) {
  return Object(Object(statement.actor).account).name;
}

/**
 * @param {Statement} statement
 * @param {By} by
 * @param {number} [ahead] how far the server's clock was ahead of the one that the statement's time was taken from, milliseconds
 * @returns {Statement}
 */
export function adopt(statement, by, ahead = 0) {
  const own = /** @type {any} */ (structuredClone(statement));
  // The school's IRI was a guess, and all ids begin with it.
  const guessed = own.actor?.account?.homePage;
  if (own.actor?.account) own.actor.account = { homePage: by.home, name: by.learner ?? own.actor.account.name };
  const activities = own.context?.contextActivities ?? {};
  for (const activity of [own.object, ...Object.values(activities).flat()]) {
    if (guessed && activity?.id?.startsWith?.(`${guessed}/scenes/`)) activity.id = by.home + activity.id.slice(guessed.length);
  }
  if (own.context?.contextActivities) {
    const grouping = (activities.grouping ?? []).filter((/** @type {unknown} */ activity) => !isLesson(activity));
    if (by.lesson) grouping.push({ objectType: 'Activity', id: by.lesson, definition: { type: CLASS_LESSON } });
    activities.grouping = grouping;
  }
  const made = Date.parse(own.timestamp);
  if (!Number.isNaN(made) && Math.abs(ahead) > NEAR) own.timestamp = new Date(made + ahead).toISOString();
  return own;
}

/** @param {unknown} activity */
function isLesson(activity) {
  return Object(Object(activity).definition).type === CLASS_LESSON;
}
