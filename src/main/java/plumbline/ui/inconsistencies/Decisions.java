package plumbline.ui.inconsistencies;

import java.time.Clock;

import plumbline.core.check.BaselineRecording;
import plumbline.core.check.IgnoredFindings;
import plumbline.core.check.Schedules;

/// What a person may decide about checks, where it is kept, and where it is asked for.
///
/// @param who   the account on this machine
/// @param clock also for the zone of times
public record Decisions(IgnoredFindings ignored, Schedules schedules, BaselineRecording baselines, Dialogs dialogs,
        String who, Clock clock) {}
