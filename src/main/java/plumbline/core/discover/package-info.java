/// Looks at a schema nobody wrote a check for and proposes checks, with evidence.
///
/// Words: a *link* is a column whose values are keys of another table, declared or not; a *violator* is a row that does
/// not follow what nearly all others do.
///
/// How: the catalog, then a count and a sample of every table, then candidates by name, type and sample, and only what is
/// left is counted in full. Everything is read in short read-only transactions of one session, each question has a
/// deadline and all of them together a budget; what is not asked in time is left out and the answer says so.
///
/// The main source of wrong proposals are dense numbers: the keys 1 to n hold the values of nearly every other small
/// number column. Such a link therefore needs a name that speaks for it; numbers that are sparse, texts and UUIDs do not.
@NullMarked
package plumbline.core.discover;

import org.jspecify.annotations.NullMarked;
