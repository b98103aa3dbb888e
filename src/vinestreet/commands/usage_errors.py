"""What is said when a command was typed in a way that it does not know: what was found, what was expected."""

import click


def in_plain_words(error: click.UsageError) -> str:
    """Put `error` into words, with where to read more; only the help itself where nothing was typed."""
    if isinstance(error, click.exceptions.NoArgsIsHelpError):
        return error.format_message()
    context = error.ctx.command_path if error.ctx else "vinestreet"
    return f"{context}: {_what(error)}\n`{context} --help` tells more."


def _what(error: click.UsageError) -> str:
    if isinstance(error, click.NoSuchOption):
        near = " or ".join(f"`{option}`" for option in error.possibilities or ())
        options = [parameter.opts[0] for parameter in error.ctx.command.params] if error.ctx else []
        expected = ", ".join(f"`{option}`" for option in options if option.startswith("-"))
        return f"unknown option `{error.option_name}`; " + (f"did you mean {near}?" if near else f"expected {expected}")
    if isinstance(error, click.MissingParameter):
        return f"{_name(error.param)} is missing; expected {_expected(error.param)}"
    if isinstance(error, click.BadParameter):
        is_choice = error.param is not None and isinstance(error.param.type, click.Choice)
        return f"{_name(error.param)}: {f'expected {_expected(error.param)}' if is_choice else error.message}"
    return f"{error.message[:1].lower()}{error.message[1:]}"


def _name(parameter: click.Parameter | None) -> str:
    if parameter is None:
        return "a value"
    return f"`{parameter.opts[0]}`" if isinstance(parameter, click.Option) else parameter.human_readable_name


def _expected(parameter: click.Parameter | None) -> str:
    if parameter is not None and isinstance(parameter.type, click.Choice):
        return f"one of {', '.join(parameter.type.choices)}"
    return getattr(parameter, "help", None) or "a value"
