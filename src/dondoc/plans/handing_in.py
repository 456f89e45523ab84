"""One way from a form with a file or a text to a reading, for every page that takes papers."""

from dondoc.plans.forms import PaperForm
from dondoc.plans.reading import PaperRefused, Reading, read_pasted, read_upload


def reading_of(form: PaperForm) -> Reading | None:
    """Return what was read from a valid form; None, with the reader's sentence on the form, when it was refused."""
    upload = form.cleaned_data["file"]
    try:
        if upload:
            return read_upload(content=upload.read(), file_name=upload.name)
        return read_pasted(form.cleaned_data["text"])
    except PaperRefused as refused:
        form.add_error("file" if upload else "text", refused.sentence)
        return None
