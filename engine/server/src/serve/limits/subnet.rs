//! The key under which requests of one origin are counted together.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

/// The origin of a request: an IPv4 address, or the /64 of an IPv6 address, since a client usually controls a whole /64.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(in crate::serve) struct Subnet(IpAddr);

impl Subnet {
    /// The one that an address belongs to.
    pub(in crate::serve) fn of(address: IpAddr) -> Self {
        Self(match address.to_canonical() {
            IpAddr::V6(six) => IpAddr::V6(Ipv6Addr::from_bits(six.to_bits() & (!0 << 64))),
            four @ IpAddr::V4(_) => four,
        })
    }

    /// The one that a request came from; all that came from nowhere count as from one.
    pub(in crate::serve) fn of_peer(from: Option<IpAddr>) -> Self {
        Self::of(from.unwrap_or(IpAddr::V4(Ipv4Addr::UNSPECIFIED)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_of_one_house_count_together() {
        let of = |text: &str| Subnet::of(text.parse().expect("an address"));
        assert_eq!(of("2001:db8:1:2::1"), of("2001:db8:1:2:ffff:ffff:ffff:ffff"));
        assert_ne!(of("2001:db8:1:2::1"), of("2001:db8:1:3::1"));
        assert_ne!(of("10.0.0.1"), of("10.0.0.2"));
        // As a dual-stack socket reports IPv4.
        assert_eq!(of("::ffff:10.0.0.1"), of("10.0.0.1"));
        assert_ne!(of("::ffff:10.0.0.1"), of("::ffff:10.0.0.2"));
    }
}
