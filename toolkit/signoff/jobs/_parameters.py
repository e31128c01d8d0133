"""What is passed to a notebook: checked in the policy and in its `parameters` cell, before any kernel starts."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from types import MappingProxyType
from typing import Any

from signoff.errors import Problem, SignoffError, listed, nearest
from signoff.jobs._notebook import Notebook
from signoff.policy.kinds._parameters import Parameter, refusal, resolved, value_of
from signoff.policy.kinds.jobs import Job

Said = Mapping[str, Sequence[str]]
Known = Mapping[str, Iterable[str]]
NO_ITEM: Mapping[str, Any] = MappingProxyType({})


def values_for(
    job: Job, notebook: Notebook, said: Said, known: Known, moment: datetime, item: Mapping[str, Any] = NO_ITEM
) -> dict[str, Any]:
    """Every parameter's literal: what was said, else the item's or the job's value, else its default.

    said    texts by name, as `-p` gave them, in order;  known: the names there are, by type
    moment  from which words such as `last_week` count;  item: the one of `each`, by parameter
    Raises  SignoffError with everything that is wrong, so that a person mends it once."""
    declared = declared_by(job, notebook)
    problems = [*mismatches(job, notebook), *misspelt(declared, [*said, *item], job)]
    job_values = {**job.values, **item}
    values: dict[str, Any] = {}
    for name, parameter in declared.items():
        try:
            values[name] = resolved(parameter, _value(name, parameter, said, job_values, known), moment)
        except ValueError as error:
            problems.append(Problem(f"`{name}` {error}"))
    if problems:
        raise SignoffError(*problems)
    return values | _language(job, notebook, [*said, *job_values])


def declared_by(job: Job, notebook: Notebook) -> dict[str, Parameter]:
    """The parameters that may be passed: the job's, or where it declares none the cell's, typed by their defaults."""
    if job.parameters:
        return dict(job.parameters)
    typed = {name: _typed(default) for name, default in notebook.defaults.items()}
    return {name: parameter for name, parameter in typed.items() if parameter}


def mismatches(job: Job, notebook: Notebook) -> Iterator[Problem]:
    """What the notebook's `parameters` cell lacks of what the job declares, or holds of another type.

    Where the job declares nothing, what its `values` and the list of its `each` have that the cell has not."""
    if job.parameters:
        yield from _of_declared(job, notebook)
        return
    declared = declared_by(job, notebook)
    items = job.each if isinstance(job.each, list) else []
    for place, passed in ((("values",), job.values), *((("each", at), item) for at, item in enumerate(items))):
        for name, value in passed.items():
            found = [problem.message for problem in misspelt(declared, [name], job)]
            if name in declared and (said := refusal(declared[name], value)):
                found.append(f"`{name}` {said}")
            yield from (Problem(message, job.place_of(*place, name)) for message in found)


def _of_declared(job: Job, notebook: Notebook) -> Iterator[Problem]:
    if notebook.parameters_at is None:
        why = "Tag the first cell of the notebook with `parameters` (in JupyterLab: the gears on the right)."
        yield Problem(f"{notebook.path} has no cell tagged `parameters`", job.place_of("notebook"), why)
        return
    defaults = notebook.defaults
    for name, parameter in job.parameters.items():
        if name not in defaults:
            there = f"The cell has {listed(defaults, 'and')}." if defaults else "The cell is empty."
            said = f"{notebook.path}: its `parameters` cell has no `{name}`; {nearest(name, defaults)}".rstrip("; ")
            yield Problem(said, parameter.place, there)
        elif said := refusal(parameter, defaults[name]):
            yield Problem(f"{notebook.path}: its default of `{name}` {said}", parameter.place)


def misspelt(declared: Mapping[str, Parameter], said: Iterable[str], job: Job) -> Iterator[Problem]:
    """What is passed and may not be."""
    for name in said:
        if name not in declared:
            there = f"It takes {listed(f'`{each}`' for each in declared)}." if declared else "It takes none."
            yield Problem(f"`{job.name}` has no parameter `{name}`; {nearest(name, declared)}".rstrip("; "), why=there)


def _value(name: str, parameter: Parameter, said: Said, values: Mapping[str, Any], known: Known) -> Any:
    if name in said:
        if len(said[name]) > 1 and not parameter.list_of:
            raise ValueError("is given twice, and is no list")
        return value_of(parameter, list(said[name]) if parameter.list_of else said[name][0], known)
    if name in values:
        return value_of(parameter, values[name], known)
    if parameter.needed:
        raise ValueError(f"has no default, and must be said: `-p {name}=…`")
    return value_of(parameter, parameter.default, known)


TYPES: dict[type, Any] = {bool: "yes_no", int: "whole", float: "number", str: "text"}


def _typed(default: Any) -> Parameter | None:
    """The parameter that a default of the cell stands for; None for what no parameter can be, such as None."""
    if isinstance(default, list):
        kinds = {type(one) for one in default} or {str}
        kind = TYPES.get(kinds.pop()) if len(kinds) == 1 else None
        return Parameter(list_of=kind, default=default) if kind else None
    return Parameter(type=TYPES[type(default)], default=default) if type(default) in TYPES else None


def _language(job: Job, notebook: Notebook, said: Collection[str]) -> dict[str, Any]:
    """The job's language, for a notebook that asks for one and was told none."""
    wanted = "language" in notebook.defaults and "language" not in said
    return {"language": job.language} if wanted and job.node and "language" in job.node.parts else {}
