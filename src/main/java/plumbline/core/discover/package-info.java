/// Looks at a schema nobody wrote a check for and proposes checks, with evidence.
///
/// Words: a *link* is a column, or several together, whose values are keys of another table, declared or not; a *violator*
/// is a row that does not follow what nearly all others do; a *claim* is what a sample says of a column, a *suspicion* all
/// the claims of one column.
///
/// How: the catalog, then a sample of every table, then one question a key for all columns that could refer to it and one
/// a link for all counters and flags, all of them cheap; then the suspicions are asked of whole tables, the best founded
/// first. Everything is read in short read-only transactions of one session, each question has a deadline and all of them
/// together a budget; what is not asked in time is left out and the answer names it.
///
/// The main source of wrong proposals are dense numbers and codes: the keys 1 to n hold the values of nearly every other
/// small number column. So the neighbours of the values are asked too: where a key holds the values and not their
/// neighbours, gaps prove the link without any name; where it holds both, a name must speak for it.
@NullMarked
package plumbline.core.discover;

import org.jspecify.annotations.NullMarked;
