//! Under which addresses other machines of the school reach this server, for the code on the board.
//!
//! Does: tell an address that is good for this machine alone from others, and read the system's list of network interfaces. Does not: send
//! anything, or look a name up.

use super::AppState;
use axum::http::{HeaderMap, header};
use std::net::{IpAddr, SocketAddr, UdpSocket};

/// In no network (RFC 5737, TEST-NET-1): asked for the way there the system tells which interface leads out, and nothing is sent.
const ELSEWHERE: &str = "192.0.2.1:9";

/// The server's addresses as pupils type them, without a path.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Reach {
    /// The likeliest first; never empty.
    pub(super) addresses: Vec<String>,
    /// Nobody but this machine is answered, whatever is typed.
    pub(super) is_local_only: bool,
}

impl Reach {
    /// Where a server that is asked for a page with these headers is reached: where it was told to be, or as it was asked for, or, where it
    /// was asked for on its own machine, at that machine's addresses.
    pub(super) fn of(state: &AppState, headers: &HeaderMap) -> Self {
        let scheme = if state.secure { "https" } else { "http" };
        let host = headers.get(header::HOST).and_then(|host| host.to_str().ok()).unwrap_or_default();
        if let Some(address) = &state.address {
            return Self { addresses: vec![address.clone()], is_local_only: false };
        }
        if !is_this_machine(host) || state.proxy {
            return Self { addresses: vec![format!("{scheme}://{host}")], is_local_only: false };
        }
        let found = match state.listen.ip() {
            ip if ip.is_loopback() => Vec::new(),
            ip if ip.is_unspecified() => interfaces(),
            ip => vec![ip],
        };
        let at =
            |ip: IpAddr| format!("{scheme}://{}", without_usual_port(scheme, SocketAddr::new(ip, state.listen.port())));
        let is_local_only = found.is_empty();
        let mut addresses: Vec<String> = found.into_iter().map(at).collect();
        if addresses.is_empty() {
            addresses.push(format!("{scheme}://{host}"));
        }
        Self { addresses, is_local_only }
    }

    /// The address that was chosen, if it is one of these; else the likeliest.
    pub(super) fn chosen(&self, chosen: Option<&str>) -> &str {
        let known = chosen.and_then(|chosen| self.addresses.iter().find(|one| *one == chosen));
        known.or(self.addresses.first()).map_or("", String::as_str)
    }
}

/// Whether a host, with its port or without, is this machine by a name that every machine has for itself.
fn is_this_machine(host: &str) -> bool {
    let bracketed = host.strip_prefix('[').and_then(|rest| rest.split_once(']')).map(|(name, _)| name);
    let name = bracketed.unwrap_or_else(|| host.split_once(':').map_or(host, |(name, _)| name));
    name.eq_ignore_ascii_case("localhost")
        || name.parse().is_ok_and(|ip: IpAddr| ip.is_loopback() || ip.is_unspecified())
}

/// An address without the port that its scheme has anyway.
fn without_usual_port(scheme: &str, address: SocketAddr) -> String {
    let usual = if scheme == "https" { 443 } else { 80 };
    let whole = address.to_string();
    match address.port() == usual {
        true => whole.rsplit_once(':').map_or(whole.clone(), |(host, _)| host.to_owned()),
        false => whole,
    }
}

/// This machine's IPv4 addresses in its networks; first that of the interface which leads out.
fn interfaces() -> Vec<IpAddr> {
    let listed = if_addrs::get_if_addrs().unwrap_or_else(|error| {
        tracing::warn!(%error, "the network interfaces cannot be listed");
        Vec::new()
    });
    let is_usable = |ip: &IpAddr| matches!(ip, IpAddr::V4(v4) if !v4.is_loopback() && !v4.is_link_local());
    let mut found: Vec<IpAddr> = way_out().into_iter().filter(is_usable).collect();
    let others = listed.iter().filter(|one| one.is_oper_up() && !one.is_p2p()).map(if_addrs::Interface::ip);
    for ip in others.filter(is_usable) {
        if !found.contains(&ip) {
            found.push(ip);
        }
    }
    found
}

/// The address that this machine would send from.
fn way_out() -> Option<IpAddr> {
    let socket = UdpSocket::bind("0.0.0.0:0").ok()?;
    socket.connect(ELSEWHERE).ok()?;
    socket.local_addr().ok().map(|address| address.ip())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_machine_knows_its_own_names() {
        for own in ["localhost:8000", "LOCALHOST", "127.0.0.1:8000", "127.1.2.3", "[::1]:8000", "[::1]", "0.0.0.0:80"] {
            assert!(is_this_machine(own), "{own}");
        }
        for other in ["192.168.1.5:8000", "school.example", "[fe80::1]:8000", "localhost.example", ""] {
            assert!(!is_this_machine(other), "{other}");
        }
    }

    #[test]
    fn a_port_is_left_out_where_browsers_know_it() {
        let of = |scheme, address: &str| without_usual_port(scheme, address.parse().expect("an address"));
        assert_eq!(of("http", "192.168.1.5:80"), "192.168.1.5");
        assert_eq!(of("https", "192.168.1.5:443"), "192.168.1.5");
        assert_eq!(of("http", "192.168.1.5:8000"), "192.168.1.5:8000");
    }

    #[test]
    fn only_an_address_of_the_servers_own_is_chosen() {
        let reach =
            Reach { addresses: vec!["http://10.0.0.2".into(), "http://192.168.1.5".into()], is_local_only: false };
        assert_eq!(reach.chosen(Some("http://192.168.1.5")), "http://192.168.1.5");
        assert_eq!(reach.chosen(Some("http://evil.example")), "http://10.0.0.2");
        assert_eq!(reach.chosen(None), "http://10.0.0.2");
    }

    #[test]
    fn an_interface_is_one_that_others_can_reach() {
        for ip in interfaces() {
            assert!(ip.is_ipv4() && !ip.is_loopback(), "{ip}");
        }
    }
}
