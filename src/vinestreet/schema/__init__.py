"""Reading values that people wrote: what each kind of field accepts, and what is said when it does not fit."""
