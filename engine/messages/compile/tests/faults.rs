//! What is wrong with a catalogue is told with its place.

use shujin_messages_compile::{Catalogue, SOURCE, tags};

#[test]
fn catalogues_are_refused_with_the_place_of_every_fault() {
    let folder = std::env::temp_dir().join(format!("shujin-messages-{}", std::process::id()));
    let place = format!("{}/", folder.display());
    let write = |tag: &str, text: &str| {
        std::fs::create_dir_all(folder.join(tag)).expect("makes");
        std::fs::write(folder.join(tag).join("area.ftl"), text).expect("writes");
    };
    std::fs::create_dir_all(&folder).expect("makes");
    std::fs::write(folder.join("list.txt"), format!("# All of them.\n{SOURCE}\n\nen\n")).expect("writes");
    assert!(tags(&folder).is_err_and(|why| why.to_string().contains("no such folder")));
    let faults = |source: &str, other: &str| {
        write(SOURCE, source);
        write("en", other);
        let tags = tags(&folder).expect("reads");
        match Catalogue::read(&folder, "area", &tags) {
            Ok(_) => String::new(),
            Err(faults) => faults.iter().map(|fault| format!("{fault}\n")).collect::<String>().replace(&place, ""),
        }
    };
    assert_eq!(faults("a = x { $n }\n", "a = y { $n }\n"), "");
    for (source, other, said) in [
        ("a = x\n", "\nb = y\n", "en/area.ftl:2: `b` is not in zh-CN"),
        ("a = x\n", "a = { $m }\n", "en/area.ftl:1: `a` has no value `$m` in zh-CN"),
        ("a = x\na = y\n", "", "zh-CN/area.ftl:2: `a` stands at zh-CN/area.ftl:1 too"),
        ("a = { DATE($n) }\n", "", "area.ftl:1: `a`: attributes, terms with arguments"),
        ("a = { a }\n", "", "without end"),
        ("a = { -b }\n", "", "`-b` is not in this locale"),
        ("a = { $n ->\n  [few] x\n *[other] y\n }\n", "", "plural category `few`"),
        ("a = x\n{\n", "", "area.ftl:3: Expected an inline expression"),
        ("a = x\n  .title = y\n", "", "no attributes"),
    ] {
        let found = faults(source, other);
        assert!(found.contains(said), "{source:?} {other:?}: {found}");
    }
    std::fs::write(folder.join("list.txt"), "en\n").expect("writes");
    assert!(tags(&folder).is_err_and(|why| why.to_string().contains("does not begin with zh-CN")));
    std::fs::remove_dir_all(&folder).expect("removes");
}
