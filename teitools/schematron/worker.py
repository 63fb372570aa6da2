"""The process in which SaxonC runs: started by `processor`, never imported.

It takes requests, one after another, from standard input, and answers on standard output. Each
message is its length in eight bytes and JSON. It needs nothing of the package, so that it starts
quickly, and may end at any time: then its parent says so.
"""

from __future__ import annotations

import json
import os
import signal
import sys
from contextlib import suppress

_FEATURE = "http://saxon.sf.net/feature/"
_PARSER = "parserFeature?uri=http%3A//xml.org/sax/features/"
_LIMIT = "parserProperty?uri=jdk.xml."
_MOST_RESULT = 64 * 1024 * 1024
_OWN = "{urn:x-teitools:schematron}"
_LATER = 5.0
"""The seconds after which the process ends itself, where its parent has not ended it."""
_MEMORY = 2 * 1024 * 1024 * 1024
"""The bytes of data that the process may have."""
_SETTINGS = {
    "allowedProtocols": "",
    "allow-external-functions": "off",
    "regexBacktrackingLimit": "1000000",
    f"{_PARSER}external-general-entities": "off",
    f"{_PARSER}external-parameter-entities": "off",
    "parserFeature?uri=http%3A//apache.org/xml/features/nonvalidating/load-external-dtd": "off",
    f"{_LIMIT}maxElementDepth": "1000",
    f"{_LIMIT}elementAttributeLimit": "10000",
    f"{_LIMIT}maxXMLNameLimit": "100000",
}


class Engine:
    """SaxonC, and the stylesheets that have been compiled."""

    def __init__(self) -> None:
        import saxonche

        self._saxon = saxonche.PySaxonProcessor(license=False)
        for name, value in _SETTINGS.items():
            self._saxon.set_configuration_property(_FEATURE + name, value)
        self._compiler = self._saxon.new_xslt30_processor()
        self._compiler.set_jit_compilation(False)
        self._stylesheets: dict[str, object] = {}

    def compile(self, key: str, text: str) -> dict[str, object]:
        """Compile a stylesheet, to be run as `key`."""
        made = self._compiler.compile_stylesheet(stylesheet_text=text, encoding="UTF-8")
        while len(self._stylesheets) >= 16:
            del self._stylesheets[next(iter(self._stylesheets))]
        self._stylesheets[key] = made
        return {"compiled": key}

    def run(
        self, key: str, document: dict[str, str], others: dict[str, str], **values: object
    ) -> dict[str, object]:
        """Run a stylesheet on a document: its address and its text; `others` by address."""
        if key not in self._stylesheets:
            return {"unknown": key}
        stylesheet: object = self._stylesheets[key].clone()  # type: ignore[attr-defined]
        run = stylesheet
        node = self._parse(document["address"], document["text"])
        saxon = self._saxon
        run.set_global_context_item(xdm_item=node)  # type: ignore[attr-defined]
        set_parameter = run.set_parameter  # type: ignore[attr-defined]
        set_parameter(f"{_OWN}all", saxon.make_boolean_value(bool(values["all"])))
        set_parameter(f"{_OWN}base", saxon.make_string_value(str(values["base"])))
        if values["moment"]:
            set_parameter(f"{_OWN}moment", saxon.make_string_value(str(values["moment"])))
        if others:
            parsed = {address: self._parse(address, text) for address, text in others.items()}
            set_parameter(f"{_OWN}documents", saxon.make_map2(parsed))
        absent = values["absent"]
        if isinstance(absent, list) and absent:
            items = saxon.empty_sequence()
            for address in absent:
                items.add_xdm_item(saxon.make_string_value(address))
            set_parameter(f"{_OWN}absent", items)
        made = run.call_template_returning_string(f"{_OWN}main")  # type: ignore[attr-defined]
        if len(made) > _MOST_RESULT:
            return {"error": f"it says more than {_MOST_RESULT:,} characters"}
        return {"result": made}

    def _parse(self, address: str, text: str) -> object:
        builder = self._saxon.new_document_builder()
        builder.set_base_uri(address)
        return builder.parse_xml(xml_text=text, encoding="UTF-8")


def _limit() -> None:
    """Bound the memory, and write no files."""
    try:
        import resource
    except ImportError:  # not Unix
        return
    for kind, most in (("DATA", _MEMORY), ("FSIZE", 0), ("CORE", 0)):
        with suppress(AttributeError, OSError, ValueError):
            resource.setrlimit(getattr(resource, f"RLIMIT_{kind}"), (most, most))


def _shut() -> None:
    """From now on no file and no connection can be opened."""
    with suppress(ImportError, OSError, ValueError):
        import resource

        resource.setrlimit(resource.RLIMIT_NOFILE, (0, 0))


def _alarm(seconds: float) -> None:
    """End this process in so many seconds, though nobody may be left to do so; 0: do not."""
    if hasattr(signal, "setitimer"):
        signal.setitimer(signal.ITIMER_REAL, seconds)


def main() -> None:
    """Answer requests until there are no more."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent is told, and ends this
    _limit()
    sys.path[:0] = sys.argv[1:]
    source, target = sys.stdin.buffer, os.fdopen(os.dup(1), "wb")
    nothing = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nothing, 1)  # SaxonC writes of its own accord
    os.dup2(nothing, 2)
    engine: Engine | None = None
    while True:
        size = source.read(8)
        if len(size) < 8:
            os._exit(0)
        request = json.loads(source.read(int.from_bytes(size, "big")))
        _alarm(request.pop("limit") + _LATER)
        try:
            if engine is None:
                engine = Engine()
                _shut()
            done = getattr(engine, request.pop("do"))(**request)
        except Exception as error:
            done = {"error": str(error) or type(error).__name__}
        _alarm(0)
        data = json.dumps(done).encode("ascii")
        target.write(len(data).to_bytes(8, "big") + data)
        target.flush()


if __name__ == "__main__":
    main()
