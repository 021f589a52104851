"""Writes what Python's Jinja2 makes of the templates in tests/unit/rendering/jinja.

Run by hand where a case was added or changed; the test suite only reads the files and needs no Python:

    cd tests/unit/rendering/jinja
    python3 ../../../support/jinja-oracle.py batteries/*.jsonl bundles/*

The first line of a battery is {"names": {...}}, every other one is [source, expected]; `expected` is a text, or
{"error": code} with the reason code that Hadron gives for the exception, and the line when the template has several. A new case is written as [source]. A folder holds template.jinja and names.json, and
gets rendered.txt. Settings are Proton's: Jinja2's
sandbox, nothing trimmed, no autoescape, undefined names strict but false in tests. Made with Jinja2 3.1.
"""

import json
import os
import re
import sys

from jinja2 import StrictUndefined
from jinja2.exceptions import SecurityError, TemplateAssertionError, TemplateRuntimeError, TemplateSyntaxError, UndefinedError
from jinja2.sandbox import SandboxedEnvironment

MARK = "\ufdd0"
PLAIN = re.compile(r"^[a-zA-Z0-9_-]*\Z")
POLICY = re.compile(r"^arn:[a-zA-Z-]+:iam::\d{12}:policy/")


class ProtonUndefined(StrictUndefined):
    __slots__ = ()

    def __bool__(self):
        return False


def checked(values, raw):
    for key, value in values.items():
        if not raw and not PLAIN.match(value):
            raise Refused(key)
        yield key, value


class Refused(Exception):
    pass


def ecs(values, raw=True):
    return MARK.join(f"- Name: {key}{MARK}  Value: {value}" for key, value in checked(values, raw))


def lambda_(values, raw=True):
    return MARK.join(f"{key}: {value}" for key, value in checked(values, raw))


def policies(values):
    return MARK.join(f"- {value}" for value in values.values() if POLICY.match(value))


def sanitize(value):
    if PLAIN.match(value) or value.startswith("arn:aws:"):
        return value
    raise Refused(value)


def reindent(text):
    lines = []
    for line in text.split("\n"):
        indent = re.match(r"[ \t]*", line).group()
        lines.append(line.replace(MARK, "\n" + indent))
    return "\n".join(lines)


environment = SandboxedEnvironment(undefined=ProtonUndefined)
environment.filters["proton_cfn_ecs_task_definition_formatted_env_vars"] = ecs
environment.filters["proton_cfn_lambda_function_formatted_env_vars"] = lambda_
environment.filters["proton_cfn_iam_policy_arns"] = policies
environment.filters["proton_cfn_sanitize"] = sanitize


def code_of(error):
    if isinstance(error, TemplateAssertionError) and re.match("No (filter|test) named", error.message):
        return "TEMPLATE_HELPER"
    if isinstance(error, TemplateRuntimeError) and re.match("No (filter|test) named", error.message or ""):
        return "TEMPLATE_HELPER"
    if isinstance(error, (TemplateSyntaxError, SyntaxError)):
        return "TEMPLATE_SYNTAX"
    if isinstance(error, SecurityError):
        return "TEMPLATE_FORBIDDEN"
    if isinstance(error, UndefinedError):
        return "TEMPLATE_UNDEFINED"
    if isinstance(error, Refused):
        return "TEMPLATE_UNSAFE_VALUE"
    if "no loader for this environment" in str(error):
        return "TEMPLATE_INCLUDE"
    if isinstance(error, OverflowError) and "MAX_RANGE" in str(error):
        return "TEMPLATE_MEMORY"
    return "TEMPLATE_VALUE"


def line_of(error):
    if isinstance(error, TemplateSyntaxError):
        return error.lineno
    line, trace = None, error.__traceback__
    while trace:
        if trace.tb_frame.f_code.co_filename == "<template>":
            line = trace.tb_lineno
        trace = trace.tb_next
    return line


def failed(error, source):
    line = line_of(error) if "\n" in source else None
    return {"error": code_of(error)} | ({"line": line} if line else {})


def expect(source, names):
    try:
        text = environment.from_string(source).render(json.loads(names))
    except RecursionError:
        return {"error": "TEMPLATE_RECURSION"}
    except Exception as error:
        return failed(error, source)
    if re.search(r" at 0x[0-9a-f]+(>|&gt;)", text):
        return {"error": "TEMPLATE_UNSAFE_VALUE"}
    return reindent(text)


def rewrite(path):
    with open(path, encoding="utf-8") as file:
        head, *cases = [json.loads(line) for line in file]
    names = json.dumps(head["names"])
    sources = list(dict.fromkeys(source for source, *_ in cases))
    with open(path, "w", encoding="utf-8") as file:
        for row in [head, *([source, expect(source, names)] for source in sources)]:
            file.write(json.dumps(row, ensure_ascii=False) + "\n")
    print(f"{path}: {len(sources)} cases")


def render(folder):
    with open(f"{folder}/template.jinja", encoding="utf-8", newline="") as file:
        source = file.read()
    with open(f"{folder}/names.json", encoding="utf-8") as file:
        names = file.read()
    with open(f"{folder}/rendered.txt", "w", encoding="utf-8", newline="") as file:
        file.write(reindent(environment.from_string(source).render(json.loads(names))))
    print(folder)


if __name__ == "__main__":
    for path in sys.argv[1:]:
        render(path) if os.path.isdir(path) else rewrite(path)
