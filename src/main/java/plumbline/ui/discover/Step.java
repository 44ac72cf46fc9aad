package plumbline.ui.discover;

/// Where the window stands. After a failure it is where it was before what failed.
enum Step {
    CHOOSING, LOOKING, PROPOSED, SAVING, SAVED
}
