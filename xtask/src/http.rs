//! As much of HTTP/1.1 as a browser needs from a host of static files: GET over connections that stay open, each on a thread of its own. Own code,
//! since of several connections opened at once the server library that stood here left some unanswered, and a page that comes in pieces opens several.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::Arc;

/// The port, unless another is asked for.
pub const PORT: u16 = 8080;

/// No request line with its headers is longer.
const LONGEST: u64 = 64 * 1024;

/// What is answered.
pub struct Answer {
    /// 200 or 404.
    pub status: u16,
    /// The media type.
    pub kind: &'static str,
    /// Whether the body is packed with gzip.
    pub gzipped: bool,
    /// The body.
    pub body: Vec<u8>,
}

/// What is asked.
pub struct Ask {
    /// The address on this host, with what follows `?`.
    pub path: String,
    /// Whether an answer packed with gzip is understood.
    pub takes_gzip: bool,
}

/// Answers everything that comes in, until the program ends.
pub fn answer(listener: &TcpListener, with: impl Fn(&Ask) -> Answer + Send + Sync + 'static) {
    let with = Arc::new(with);
    for stream in listener.incoming().flatten() {
        let with = with.clone();
        // A browser that went away is no fault of the host.
        std::thread::spawn(move || drop(converse(&stream, &*with)));
    }
}

/// Answers one connection until it is closed.
fn converse(stream: &TcpStream, with: &dyn Fn(&Ask) -> Answer) -> std::io::Result<()> {
    stream.set_nodelay(true)?;
    let mut reader = BufReader::new(stream);
    while let Some((ask, whole)) = next(&mut reader)? {
        let Answer { status, kind, gzipped, body } = with(&ask);
        let word = if status == 200 { "OK" } else { "Not Found" };
        let packed = if gzipped { "Content-Encoding: gzip\r\n" } else { "" };
        let head = format!(
            "HTTP/1.1 {status} {word}\r\nContent-Type: {kind}\r\nContent-Length: {}\r\n{packed}Cache-Control: no-cache\r\nVary: Accept-Encoding\r\n\r\n",
            body.len()
        );
        let mut message = head.into_bytes();
        if whole {
            message.extend_from_slice(&body);
        }
        (&mut (&*stream)).write_all(&message)?;
    }
    Ok(())
}

/// The next request, and whether it wants the body too; `None` where there is none, or none that is understood.
fn next(reader: &mut impl BufRead) -> std::io::Result<Option<(Ask, bool)>> {
    let mut lines = reader.take(LONGEST);
    let mut line = String::new();
    lines.read_line(&mut line)?;
    let mut words = line.split_whitespace();
    let (Some(method @ ("GET" | "HEAD")), Some(path)) = (words.next(), words.next()) else { return Ok(None) };
    let (whole, mut ask) = (method == "GET", Ask { path: path.to_owned(), takes_gzip: false });
    loop {
        let mut header = String::new();
        if lines.read_line(&mut header)? == 0 {
            return Ok(None);
        }
        if header.trim().is_empty() {
            return Ok(Some((ask, whole)));
        }
        if let Some((name, value)) = header.split_once(':')
            && name.eq_ignore_ascii_case("accept-encoding")
        {
            ask.takes_gzip = value.contains("gzip");
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The requests in a stream, as far as they are understood: path, whether gzip is taken, whether the body is wanted.
    fn asked(text: &str) -> Vec<(String, bool, bool)> {
        let mut reader = BufReader::new(text.as_bytes());
        std::iter::from_fn(|| next(&mut reader).ok().flatten()).map(|(ask, whole)| (ask.path, ask.takes_gzip, whole)).collect()
    }

    #[test]
    fn requests_follow_each_other_on_one_connection() {
        for (text, wanted) in [
            ("GET / HTTP/1.1\r\nHost: x\r\n\r\n", vec![("/", false, true)]),
            (
                "GET /a?b HTTP/1.1\r\naccept-encoding: gzip, br\r\n\r\nHEAD /c HTTP/1.1\r\n\r\n",
                vec![("/a?b", true, true), ("/c", false, false)],
            ),
            ("POST / HTTP/1.1\r\n\r\n", vec![]),
            ("GET / HTTP/1.1\r\nHost", vec![]),
            ("", vec![]),
        ] {
            let wanted: Vec<(String, bool, bool)> = wanted.into_iter().map(|(path, gzip, whole)| (path.to_owned(), gzip, whole)).collect();
            assert_eq!(asked(text), wanted, "{text}");
        }
    }

    #[test]
    fn many_connections_at_once_are_all_answered() {
        let Ok(listener) = TcpListener::bind(("127.0.0.1", 0)) else { return };
        let Ok(address) = listener.local_addr() else { return };
        std::thread::spawn(move || {
            answer(&listener, |ask| Answer { status: 200, kind: "text/plain", gzipped: false, body: ask.path.clone().into_bytes() });
        });
        let open: Vec<TcpStream> = (0..40).filter_map(|_| TcpStream::connect(address).ok()).collect();
        assert_eq!(open.len(), 40);
        // All stay open while each is asked, as a browser keeps them.
        for (nth, mut stream) in open.iter().enumerate() {
            let asked = write!(stream, "GET /{nth} HTTP/1.1\r\n\r\n");
            assert!(asked.is_ok());
            let mut reader = BufReader::new(stream);
            let mut lines = String::new();
            while !lines.ends_with("\r\n\r\n") && reader.read_line(&mut lines).is_ok_and(|read| read > 0) {}
            let mut body = vec![0; format!("/{nth}").len()];
            assert!(reader.read_exact(&mut body).is_ok());
            assert_eq!(body, format!("/{nth}").into_bytes());
        }
    }
}
