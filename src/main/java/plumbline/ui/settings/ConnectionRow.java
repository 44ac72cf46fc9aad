package plumbline.ui.settings;

import plumbline.core.target.Target;

/// A saved connection as the settings list it, in the person's language.
record ConnectionRow(Target target, String name, String group, String engine, String place, String environment,
        String packs) {}
