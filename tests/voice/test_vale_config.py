"""A `.vale.ini` and its styles: what they say, what of it does nothing, and what is never opened."""

import json
from pathlib import Path

import pytest

from signoff.errors import SignoffError
from signoff.formats import vale
from signoff.voice._vale import Linter, lint_files, read_config

WORD = 'extends: existence\nmessage: "no %s"\nlevel: error\ntokens: [wow]\n'


@pytest.fixture
def styles(tmp_path, monkeypatch):
    """Writes files of styles, a configuration beside them, and says the linter."""
    monkeypatch.chdir(tmp_path)

    def made(ini, **files):
        for name, text in files.items():
            path = tmp_path / "styles" / name.replace("__", "/")
            path = path if path.suffix else path.with_suffix(".yml")
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        (tmp_path / ".vale.ini").write_text(f"StylesPath = styles\n{ini}", encoding="utf-8")
        return Linter(read_config(Path(".vale.ini")))

    return made


def found(linter, text, file="a.md"):
    return [(one.check, one.line, one.span, one.severity) for one in linter.lint(file, text)]


def said(linter):
    return [f"{each.place.file}:{each.place.line}: {each.message}" for each in linter.config.problems]


def test_sections_and_switches(styles):
    ini = (
        "MinAlertLevel = warning\n[*.md]\nBasedOnStyles = House\nHouse.Low = NO\n[deep/*.md]\nHouse.Wow = suggestion\n"
    )
    linter = styles(ini, House__Wow=WORD, House__Low=WORD, House__Hint=WORD.replace("error", "suggestion"))
    assert set(linter.rules) == {"House.Low"}, "one level is for all files, and what is below the least is left out"
    assert found(linter, "wow") == []


def test_a_level_and_a_glob_with_braces(styles):
    linter = styles("[*.{md,txt}]\nHouse.Wow = warning\n", House__Wow=WORD)
    assert found(linter, "wow", "x/a.txt") == [("House.Wow", 1, (1, 3), "warning")]
    assert found(linter, "wow", "a.html") == []


def test_token_and_block_ignores(styles):
    ini = r"[*.md]" "\nBasedOnStyles = House\nTokenIgnores = (\\{[^}]+\\})\nBlockIgnores = (?s)(<<.*?>>)\n"
    linter = styles(ini, House__Wow=WORD)
    assert found(linter, "so {wow} wow\n\n<<\nwow\n>>\n\nwow") == [
        ("House.Wow", 1, (10, 12), "error"), ("House.Wow", 7, (1, 3), "error"),
    ]  # fmt: skip


def test_formats_say_how_a_file_is_read(styles):
    linter = styles("[formats]\npost = md\n[*.post]\nBasedOnStyles = House\n", House__Wow=WORD)
    assert (linter.kind("a.post"), linter.kind("a.rst"), linter.kind("a.log")) == ("markdown", "", "lines")
    assert found(linter, "`wow` wow", "a.post") == [("House.Wow", 1, (7, 9), "error")]


def test_what_is_explained_in_one_block_is_known_in_the_next(styles):
    rule = "extends: conditional\nmessage: m\nfirst: '\\bABC\\b(?!;)'\nsecond: 'define (\\w+)'\n"
    linter = styles("[*.md]\nBasedOnStyles = House\n", House__Known=rule)
    assert found(linter, "define ABC;\n\nABC") == []
    assert len(found(linter, "name ABC;\n\nABC")) == 1


def test_comments_switch_rules(styles):
    linter = styles("[*.md]\nBasedOnStyles = House\n", House__Wow=WORD)
    text = "wow\n\n<!-- vale House.Wow = NO -->\n\nwow\n\n<!-- vale House.Wow = YES -->\n\nwow here"
    assert [line for _, line, _, _ in found(linter, text)] == [1, 9]


def test_vocabularies(styles):
    linter = styles(
        "Vocab = Own\n[*.md]\nBasedOnStyles = Vale, House\n",
        **{
            "config__vocabularies__Own__accept.txt": "Ozols\n[Ww]ow\n",
            "config__vocabularies__Own__reject.txt": "cheap\n",
        },
        House__Wow=WORD,
    )
    assert [check for check, *_ in found(linter, "ozols is cheap, wow")] == ["Vale.Terms", "Vale.Avoid"]


def test_what_does_nothing_is_said_with_its_place(styles):
    ini = "Packages = Google\n[*.md]\nBasedOnStyles = House\nHouse.Wov = YES\nHouse.Wow = yes\n"
    odd = 'extends: existence\nmessage: m\ntokens: ["C\\\\+\\\\+", fine]\ncolour: red\nappend: true\n'
    never = "extends: occurrence\nmessage: m\ntoken: a\n"
    linter = styles(ini, House__Wow=WORD, House__Odd=odd, House__Never=never)
    assert [line.partition(":")[2] for line in said(linter)] == [
        "2: `Packages`: packages are not downloaded: put their folders into StylesPath",
        "6: `House.Wow`: it is off: only YES, suggestion, warning, error switch a rule on, and `yes` is none of them",
        "1: House.Never: it can never find anything: it has no `max` and no `min`",
        "4: House.Odd: `colour` does nothing",
        "5: House.Odd: `append` does nothing: there is no `raw`",
        r"3: House.Odd: `C\+\+` is found only with a letter right after its last sign; "
        "`nonword: true` finds it everywhere",
        "5: no rule `House.Wov` was loaded; did you mean `House.Wow`?",
    ]


@pytest.mark.parametrize(
    ("rule", "message"),
    [
        ("extends: nothing\nmessage: m\n", "it extends `nothing`, which is no kind of rule"),
        ("message: m\n", "it does not say what it `extends`"),
        ("extends: existence\nmessage: m\ntokens: ['(a']\n", "House.Bad: `(a` is no pattern: missing )"),
        (
            "extends: existence\nmessage: m\nscope: link\ntokens: [a]\n",
            "House.Bad: scope `link` is given up; use `raw`",
        ),
        (
            "extends: metric\nmessage: m\nformula: wrods\ncondition: '> 1'\n",
            "House.Bad: `formula`: there is no figure `wrods`",
        ),
        ("extends: script\nmessage: m\nscript: x.tengo\n", "House.Bad: a `script` rule is a program, and is not run"),
        ("- a list\n", "a rule is a mapping that says what it `extends`"),
        (
            "extends: existence\nmessage: m\ntokens: [a]\ntokens: [b]\n",
            "`tokens` is given twice; first at line 3, column 1",
        ),
    ],
)
def test_a_rule_that_cannot_be_used_is_named_and_left_out(styles, rule, message):
    linter = styles("[*.md]\nBasedOnStyles = House\n", House__Bad=rule, House__Wow=WORD)
    assert message in [each.message for each in linter.config.problems]
    assert [check for check, *_ in found(linter, "a wow")] == ["House.Wow"] or "twice" in message


def test_a_slow_rule_is_cut_off_and_named(styles):
    slow = "extends: existence\nmessage: m\nnonword: true\ntokens: ['(?:a|aa)+\\1?$(?<!x)']\n".replace("\\1?", "")
    linter = styles("[*.md]\nBasedOnStyles = House\n", House__Slow=slow, House__Wow=WORD)
    assert [check for check, *_ in found(linter, "a" * 60 + "b wow")] == ["House.Wow"]
    (problem,) = linter.problems()
    assert problem.message == "House.Slow was given up in 1 of the files (a.md): its pattern takes too long"


@pytest.mark.parametrize(
    ("ini", "message"),
    [
        ("[*.md]\nBasedOnStyles = Hous\n", "no style `Hous` in styles; did you mean `House`?"),
        ("Vocab = Own\n", "no vocabulary `Own` in StylesPath (config/vocabularies/Own)"),
        ("[*.md]\nMinAlertLevel = error\n", "`MinAlertLevel` belongs above every `[glob]`"),
        ("MinAlertLevel = loud\n", "MinAlertLevel is suggestion, warning or error"),
        ("[*.md]\nTokenIgnores = (a\n", "`TokenIgnores`: `(a` is no pattern: missing )"),
    ],
)
def test_what_cannot_be_used_is_refused(styles, ini, message):
    with pytest.raises(SignoffError) as raised:
        styles(ini, House__Wow=WORD)
    assert raised.value.problems[0].message == message


def test_nothing_outside_of_the_styles_is_opened(styles, tmp_path):
    (tmp_path / "secret.yml").write_text(WORD, encoding="utf-8")
    (tmp_path / "styles" / "House").mkdir(parents=True)
    (tmp_path / "styles" / "House" / "Out.yml").symlink_to(tmp_path / "secret.yml")
    linter = styles("[*.md]\nBasedOnStyles = House\n", House__Wow=WORD)
    assert set(linter.rules) == {"House.Wow"}
    assert "a link leads out" in linter.config.problems[0].message


def test_files_and_the_json_that_vale_prints(styles, tmp_path):
    styles("[*]\nBasedOnStyles = House\n", House__Wow=WORD)
    (tmp_path / "b.md").write_text("a <b> wow & wow\n", encoding="utf-8")
    (tmp_path / "c.rst").write_text("wow\n", encoding="utf-8")
    done = lint_files(Path(".vale.ini"), ["b.md", "c.rst"])
    assert json.loads(vale.document(done.alerts)) == {
        "b.md": [
            {"Action": {"Name": "", "Params": None}, "Span": [first, first + 2], "Check": "House.Wow", "Description":
            "", "Link": "", "Message": "no wow", "Severity": "error", "Match": "wow", "Line": 1}
            for first in (7, 13)
        ]
    }  # fmt: skip
    assert [each.message for each in done.problems] == ["1 `.rst` file was passed over: read are .md, .txt and .html"]
    assert vale.document({}) == "{}\n"
