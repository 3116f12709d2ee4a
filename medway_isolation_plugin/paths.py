"""Where the files that come with the plugin are, in a checkout and in the installed zip."""

from pathlib import Path

PACKAGE = Path(__file__).resolve().parent
# The zip holds resources/ inside the plugin's folder, the repository beside it.
ROOT = PACKAGE if (PACKAGE / "resources").is_dir() else PACKAGE.parent
RESOURCES = ROOT / "resources"
SAMPLE_DATA = ROOT / "sample_data"
PROFILES = RESOURCES / "profiles"
RECIPES = RESOURCES / "recipes"
HELP = RESOURCES / "help"
STYLES = RESOURCES / "styles"
LAYOUTS = RESOURCES / "layouts"
DOCUMENTS = RESOURCES / "documents"
WEB_MAP = RESOURCES / "web_map"
MODELS = PACKAGE / "processing" / "models"


def icon_path(name: str = "medway_isolation") -> str:
    """Return the path of the SVG icon `name`."""
    return str(RESOURCES / "icons" / f"{name}.svg")


def plugin_version() -> str:
    """Return the version that metadata.txt states: the one place where it is written."""
    for line in (ROOT / "metadata.txt").read_text(encoding="utf-8").splitlines():
        key, _, value = line.partition("=")
        if key.strip() == "version":
            return value.strip()
    raise LookupError("metadata.txt states no version")
