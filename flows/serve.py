"""`silkwire serve`: ingest and digest on their schedules, with a local Prefect server or the one that is named.

Runs that were due while nothing was served are not replayed one by one: what is overdue at the start is dropped, and
one catch-up run covers it. Flow runs are processes of their own; one that is killed is carried on by the next.
"""

from __future__ import annotations

import argparse
import asyncio
import logging
import signal
from datetime import timedelta
from typing import Any
from uuid import UUID

from flows import engine
from flows.newsroom import Newsroom, now
from flows.settings import parse_schedule
from flows.work import prepared

DONE = 0
PATIENCE = 4.0
"""Seconds a flow run is given to stop before it is killed."""


def serve(arguments: argparse.Namespace) -> int:
    """Serve until SIGTERM or SIGINT."""
    newsroom = prepared(arguments)
    signal.signal(signal.SIGTERM, _interrupt)  # also while the server is still starting
    try:
        with engine.api(page=True) as api:
            if not arguments.quiet:
                print(f"Prefect: {api.removesuffix('/api')}", flush=True)
            asyncio.run(_serve(newsroom, quiet=arguments.quiet))
    except KeyboardInterrupt:
        pass
    if not arguments.quiet:
        print("stopped; the next start carries on from here", flush=True)
    return DONE


def _interrupt(*_: Any) -> None:
    raise KeyboardInterrupt


async def _serve(newsroom: Newsroom, *, quiet: bool) -> None:
    """Register the deployments, catch up, and run them until told to stop."""
    from prefect.runner import Runner

    stop = asyncio.Event()
    runner = Runner(name="silkwire", pause_on_shutdown=False, query_seconds=5, limit=None)
    deployments = [(name, await runner.aadd_deployment(deployment)) for name, deployment in _deployments(newsroom)]
    for name, deployment_id in deployments:
        if await _catch_up(deployment_id) and not quiet:
            print(f"{name}: overdue, one run catches up", flush=True)
    if not quiet:
        schedule = newsroom.settings.schedule
        print(f"ingest {schedule.ingest}, digest {schedule.digest} ({schedule.timezone}); Ctrl-C stops", flush=True)
    running = asyncio.create_task(runner.start())
    while not runner.started and not running.done():  # noqa: ASYNC110  (the runner offers nothing to wait for)
        await asyncio.sleep(0.05)
    loop = asyncio.get_running_loop()
    for number in (signal.SIGTERM, signal.SIGINT):  # after the start: the runner's own handler would exit from within
        loop.add_signal_handler(number, stop.set)
    stopping = asyncio.create_task(stop.wait())
    await asyncio.wait({running, stopping}, return_when=asyncio.FIRST_COMPLETED)
    if running.done():
        await running
        return
    await _stop(runner, running)


async def _stop(runner: Any, running: asyncio.Task[None]) -> None:
    """Stop the runner and its flow runs, politely and then not."""
    logging.disable(logging.CRITICAL)  # what Prefect says of its own cancellation is no news
    try:
        await asyncio.wait_for(runner.astop(), PATIENCE)
        await asyncio.wait_for(running, PATIENCE)
    except (TimeoutError, asyncio.CancelledError, Exception):  # noqa: BLE001  (we are leaving)
        running.cancel()
    await asyncio.gather(running, return_exceptions=True)


def _deployments(newsroom: Newsroom) -> list[tuple[str, Any]]:
    """One for ingest, one for each digest; never two runs of one at once."""
    from prefect.client.schemas.objects import ConcurrencyLimitConfig, ConcurrencyLimitStrategy
    from prefect.types.entrypoint import EntrypointType

    from flows.digest import digest
    from flows.ingest import ingest

    alone = ConcurrencyLimitConfig(limit=1, collision_strategy=ConcurrencyLimitStrategy.CANCEL_NEW)
    table = newsroom.settings.schedule
    wanted: list[tuple[str, Any, str, dict[str, Any]]] = [
        ("ingest", ingest, table.ingest, {}),
        *((f"digest-{name}", digest, table.digest, {"name": name}) for name in newsroom.settings.digests),
    ]
    return [
        (
            name,
            flow.to_deployment(
                name=name,
                schedule=_schedule(schedule, table.timezone),
                parameters=parameters,
                concurrency_limit=alone,
                entrypoint_type=EntrypointType.MODULE_PATH,
            ),
        )
        for name, flow, schedule, parameters in wanted
    ]


def _schedule(text: str, zone: str) -> Any:
    from prefect.schedules import Cron, Interval

    parsed = parse_schedule(text)
    return Interval(parsed, timezone=zone) if isinstance(parsed, timedelta) else Cron(parsed, timezone=zone)


async def _catch_up(deployment_id: UUID) -> bool:
    """Drop the runs that were due before now, and start one in their place; whether there were any.

    A deployment that never ran is due at once, too.
    """
    from prefect.client.orchestration import get_client
    from prefect.client.schemas.filters import (
        DeploymentFilter,
        DeploymentFilterId,
        FlowRunFilter,
        FlowRunFilterState,
        FlowRunFilterStateType,
    )
    from prefect.client.schemas.objects import StateType

    async with get_client() as client:
        runs = await client.read_flow_runs(
            deployment_filter=DeploymentFilter(id=DeploymentFilterId(any_=[deployment_id])),
            flow_run_filter=FlowRunFilter(
                state=FlowRunFilterState(
                    type=FlowRunFilterStateType(
                        any_=[StateType.SCHEDULED, StateType.PENDING, StateType.RUNNING, StateType.CANCELLING]
                    )
                )
            ),
            limit=200,
        )
        at = now()
        stale = [run for run in runs if run.expected_start_time is None or run.expected_start_time <= at]
        for run in stale:
            await client.delete_flow_run(run.id)
        if stale:
            await client.create_flow_run_from_deployment(deployment_id)
        return bool(stale)
