//! The keyboard shortcuts, as the screen that lists them shows them.

/// Key and meaning.
pub const KEYS: &[(&str, &str)] = &[
    ("1 … 5", "Today, Funnel, Budget, Reflect, More"),
    ("Ctrl K", "Go anywhere: every screen, the common actions, your applications"),
    ("A", "Add an application"),
    ("E", "Next step of the application on screen"),
    ("/", "Search"),
    ("J, K or ↓, ↑", "Next and previous in a list"),
    ("Enter", "Open"),
    ("Ctrl ←, Ctrl →", "Move a card on the board"),
    ("Esc", "Close a sheet, leave a search"),
    ("Ctrl Z", "Undo the last change (up to 50)"),
    ("Ctrl Shift Z", "Redo"),
    ("?", "Keyboard shortcuts"),
];
