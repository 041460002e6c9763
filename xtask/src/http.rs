//! As much of HTTP/1.1 as a browser needs from a static host: GET over persistent connections, each on a thread of its own. Why this is own code is in
//! `docs/decisions/own-static-host.md`.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::Arc;

/// The default port.
pub const PORT: u16 = 8080;

/// Bytes; a longer request line with its headers ends the connection.
const LONGEST: u64 = 64 * 1024;

/// A response.
pub struct Response {
    /// 200 or 404.
    pub status: u16,
    /// The media type.
    pub kind: &'static str,
    /// Whether the body is compressed with gzip.
    pub gzipped: bool,
    /// Whether the page is to be alone with its origin, as pages that share memory between threads must be.
    pub isolated: bool,
    /// The body.
    pub body: Vec<u8>,
}

/// A request.
pub struct Request {
    /// The path on this host, with its query.
    pub path: String,
    /// Whether the client accepts gzip.
    pub accepts_gzip: bool,
}

/// Serves every connection until the program ends.
pub fn serve(listener: &TcpListener, with: impl Fn(&Request) -> Response + Send + Sync + 'static) {
    let with = Arc::new(with);
    for stream in listener.incoming().flatten() {
        let with = with.clone();
        // A client that disconnects is no error of the host.
        std::thread::spawn(move || drop(serve_connection(&stream, &*with)));
    }
}

/// Serves one connection until it is closed.
fn serve_connection(stream: &TcpStream, with: &dyn Fn(&Request) -> Response) -> std::io::Result<()> {
    stream.set_nodelay(true)?;
    let mut reader = BufReader::new(stream);
    while let Some((request, with_body)) = read_request(&mut reader)? {
        let Response { status, kind, gzipped, isolated, body } = with(&request);
        let word = if status == 200 { "OK" } else { "Not Found" };
        let encoding = if gzipped { "Content-Encoding: gzip\r\n" } else { "" };
        let isolation =
            if isolated { "Cross-Origin-Opener-Policy: same-origin\r\nCross-Origin-Embedder-Policy: require-corp\r\n" } else { "" };
        let head = format!(
            "HTTP/1.1 {status} {word}\r\nContent-Type: {kind}\r\nContent-Length: {}\r\n{encoding}{isolation}Cache-Control: no-cache\r\nVary: Accept-Encoding\r\n\r\n",
            body.len()
        );
        let mut message = head.into_bytes();
        if with_body {
            message.extend_from_slice(&body);
        }
        (&mut (&*stream)).write_all(&message)?;
    }
    Ok(())
}

/// The next request, and whether its response has a body (GET) or not (HEAD); `None` at the end of the stream or for anything else.
fn read_request(reader: &mut impl BufRead) -> std::io::Result<Option<(Request, bool)>> {
    let mut lines = reader.take(LONGEST);
    let mut line = String::new();
    lines.read_line(&mut line)?;
    let mut words = line.split_whitespace();
    let (Some(method @ ("GET" | "HEAD")), Some(path)) = (words.next(), words.next()) else { return Ok(None) };
    let (with_body, mut request) = (method == "GET", Request { path: path.to_owned(), accepts_gzip: false });
    loop {
        let mut header = String::new();
        if lines.read_line(&mut header)? == 0 {
            return Ok(None);
        }
        if header.trim().is_empty() {
            return Ok(Some((request, with_body)));
        }
        if let Some((name, value)) = header.split_once(':')
            && name.eq_ignore_ascii_case("accept-encoding")
        {
            request.accepts_gzip = value.contains("gzip");
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The requests in a stream: path, whether gzip is accepted, whether the response has a body.
    fn asked(text: &str) -> Vec<(String, bool, bool)> {
        let mut reader = BufReader::new(text.as_bytes());
        std::iter::from_fn(|| read_request(&mut reader).ok().flatten())
            .map(|(request, with_body)| (request.path, request.accepts_gzip, with_body))
            .collect()
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
            serve(&listener, |request| Response {
                status: 200,
                kind: "text/plain",
                gzipped: false,
                isolated: false,
                body: request.path.clone().into_bytes(),
            });
        });
        let open: Vec<TcpStream> = (0..40).filter_map(|_| TcpStream::connect(address).ok()).collect();
        assert_eq!(open.len(), 40);
        // All stay open while each gets its request, as in a browser.
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
