"""The list of networks, apart from the door so that the room's own files may ask for one."""

from signoff.registry import Registry

KINDS = Registry("signoff.networks", group="signoff.networks")
