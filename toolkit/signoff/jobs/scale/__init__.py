"""Beyond one machine, on engines that are there already.

with cluster("local:2") as run:
    review_parts(workspace, [Path("posts/")], run, now, out)     millions of posts, in parts; the summary
dag_of(workspace)                                                the jobs as one plain Airflow DAG file"""

from typing import TYPE_CHECKING

from signoff.registry import late

if TYPE_CHECKING:
    from signoff.jobs.scale._cluster import cluster
    from signoff.jobs.scale._review import review_parts

__getattr__ = late(__name__, cluster="_cluster", review_parts="_review")
__all__ = ["cluster", "review_parts"]
