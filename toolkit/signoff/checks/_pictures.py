"""Which files are pictures and which are films, by the ending of their names."""

PICTURES = frozenset(["jpg", "jpeg", "png", "gif", "webp", "bmp", "tif", "tiff", "heic", "heif", "avif", "svg"])
FILMS = frozenset(["mp4", "m4v", "mov", "webm", "mkv", "avi", "mpg", "mpeg"])


def ending(name: str) -> str:
    """The ending of a file's name, in small letters, without the dot."""
    return name.rpartition(".")[2].lower()


def is_picture(name: str) -> bool:
    """Whether a file is a picture."""
    return ending(name) in PICTURES


def is_film(name: str) -> bool:
    """Whether a file is a film."""
    return ending(name) in FILMS
