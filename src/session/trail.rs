//! The way the person came: which addresses, and how far each was scrolled. The browser's own restoring works on whole pages; here a screen is drawn
//! anew, so Back puts the scroll where it was and a step onward begins at the top.

/// How an address was reached.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Arrival {
    /// By going back; this is how far it was scrolled.
    Back(f64),
    /// By a step onward, or in place of another address.
    Onward,
}

struct Place {
    href: String,
    scroll: f64,
}

/// The addresses behind the current one, and it.
pub struct Trail {
    places: Vec<Place>,
    replacing: bool,
}

impl Trail {
    /// A trail that begins here.
    pub fn new(href: String) -> Self {
        Self { places: vec![Place { href, scroll: 0.0 }], replacing: false }
    }

    /// The next arrival takes the place of the current address.
    pub fn replace_next(&mut self) {
        self.replacing = true;
    }

    /// Whether there is a way back inside the app.
    pub fn can_go_back(&self) -> bool {
        self.places.len() > 1
    }

    /// Arrives at an address; `scroll` is how far the one left behind is scrolled.
    pub fn arrive(&mut self, href: String, scroll: f64) -> Arrival {
        let before = self.places.len().checked_sub(2).and_then(|n| self.places.get(n));
        if let Some(place) = before.filter(|place| place.href == href) {
            let scroll = place.scroll;
            self.places.pop();
            self.replacing = false;
            return Arrival::Back(scroll);
        }
        if std::mem::take(&mut self.replacing) {
            self.places.pop();
        } else if let Some(last) = self.places.last_mut() {
            last.scroll = scroll;
        }
        self.places.push(Place { href, scroll: 0.0 });
        Arrival::Onward
    }
}
