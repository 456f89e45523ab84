"""Prints F1, the share of whole rows and the confusion by form, by file, by field and by role."""

import argparse
import sys
from collections import defaultdict

from tests.plans.generated.compose import papers
from tests.plans.generated.measure import FIELDS, Figures, Miss, measure, total

_ROLES = ("lead", "coordinating", "appraising", "none")


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.plans.generated", description=__doc__)
    parser.add_argument("--count", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--form", default="", help="only this form")
    parser.add_argument("--misses", type=int, default=0, help="how many misses of each field to show")
    parser.add_argument("--save", default="", help="folder to write papers with misses to")
    options = parser.parse_args()
    by_form: dict[str, list[Figures]] = defaultdict(list)
    by_file: dict[str, list[Figures]] = defaultdict(list)
    misses: list[Miss] = []
    for paper in papers(count=options.count, seed=options.seed):
        if options.form and paper.form != options.form:
            continue
        figures, wrong = measure(paper)
        by_form[paper.form].append(figures)
        by_file[paper.file].append(figures)
        misses += wrong
        if wrong and options.save:
            with open(f"{options.save}/{paper.name.replace(' ', '-')}", "wb") as file:
                file.write(paper.content)
    whole = total(one for group in by_form.values() for one in group)
    print(f"seed {options.seed}: {whole.papers} papers, {whole.known} tasks")
    _table("form", by_form)
    _table("file", by_file)
    print(f"\n{'agency is':14}" + "".join(f"{'read as ' + role:>22}" for role in _ROLES))
    for known in _ROLES:
        print(f"{known:14}" + "".join(f"{whole.roles[known, read]:22}" for read in _ROLES))
    shown: dict[str, int] = defaultdict(int)
    for miss in misses:
        shown[miss.field] += 1
        if shown[miss.field] <= options.misses:
            print(f"\n{miss.field} in {miss.paper.name}\n  known: {miss.known}\n  read:  {miss.read}")
    print(f"\nF1 {whole.f1:.4f}, whole rows {whole.whole_share:.4f}")
    return 0


def _table(title: str, groups: dict[str, list[Figures]]) -> None:
    wide = [*FIELDS, "refused"]
    print(
        f"\n{title:16}{'papers':>7}{'tasks':>7}{'F1':>8}{'whole':>8}{'missed':>8}{'extra':>7}  wrong: " + " ".join(wide)
    )
    rows = [(name, total(group)) for name, group in groups.items()]
    rows.append(("all", total(one for _, one in rows)))
    for name, one in rows:
        wrong = " ".join(f"{one.wrong[field]:{len(field)}}" for field in FIELDS)
        print(
            f"{name:16}{one.papers:7}{one.known:7}{one.f1:8.4f}{one.whole_share:8.4f}{one.known - one.found:8}"
            f"{one.invented:7}         {wrong} {one.refused:7}"
        )


if __name__ == "__main__":
    sys.exit(main())
