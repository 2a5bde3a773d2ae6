"""When and in what order: Prefect flows, the schedule, the command line. Nothing else knows Prefect."""
