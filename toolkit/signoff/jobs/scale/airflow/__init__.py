"""The jobs as one plain file for Airflow, which then says when, while signoff's book of runs says once.

dag, told = dag_file(workspace, now)     the file's text; and what of the jobs is not in it, or not for ever"""

from signoff.jobs.scale.airflow._dag import dag_file

__all__ = ["dag_file"]
