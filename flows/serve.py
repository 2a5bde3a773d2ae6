"""`silkwire serve`: ingest and digest on their schedules, with a local Prefect server or the one that is named.

Runs that were due while nothing was served are not replayed one by one: what is overdue at the start is dropped, and
one catch-up run covers it. Flow runs are processes of their own; one that is killed is carried on by the next.
"""

from __future__ import annotations

import argparse
import asyncio
import logging
import signal
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from cronsim import CronSim

from flows import engine
from flows.exits import DONE
from flows.newsroom import Newsroom, now
from flows.settings import parse_schedule
from flows.work import prepared
from warehouse.status import last_digest, last_ingest

PATIENCE = 4.0
"""Seconds a flow run is given to stop before it is killed."""


def serve(arguments: argparse.Namespace) -> int:
    """Serve until SIGTERM or SIGINT."""
    newsroom = prepared(arguments)
    signal.signal(signal.SIGTERM, _interrupt)  # also while the server is still starting
    try:
        with newsroom.home.service(), engine.api(page=True) as api:
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
    ids = {name: await runner.aadd_deployment(it) for name, it in await _deployments(newsroom)}
    await _drop_stale_runs(list(ids.values()), now())
    for name in _overdue(newsroom, now()):
        await _start(ids[name])
        if not quiet:
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


async def _start(deployment_id: UUID) -> None:
    from prefect.client.orchestration import get_client

    async with get_client() as client:
        await client.create_flow_run_from_deployment(deployment_id)


async def _stop(runner: Any, running: asyncio.Task[None]) -> None:
    """Stop the runner and its flow runs, politely and then not."""
    logging.disable(logging.CRITICAL)  # what Prefect says of its own cancellation is no news
    try:
        await asyncio.wait_for(runner.astop(), PATIENCE)
        await asyncio.wait_for(running, PATIENCE)
    except (TimeoutError, asyncio.CancelledError, Exception):  # noqa: BLE001  (we are leaving)
        running.cancel()
    await asyncio.gather(running, return_exceptions=True)


async def _deployments(newsroom: Newsroom) -> list[tuple[str, Any]]:
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
            await flow.ato_deployment(
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


async def _drop_stale_runs(deployments: list[UUID], at: datetime) -> None:
    """Forget our deployments' runs that were due, or under way, when serving ended: one catch-up run covers them.

    What was under way ended with the process that served it; it must not count as running, since never two run at once.
    """
    from prefect.client.orchestration import get_client
    from prefect.client.schemas.filters import (
        FlowRunFilter,
        FlowRunFilterDeploymentId,
        FlowRunFilterExpectedStartTime,
        FlowRunFilterState,
        FlowRunFilterStateType,
    )
    from prefect.client.schemas.objects import StateType

    unfinished = [StateType.SCHEDULED, StateType.PENDING, StateType.RUNNING, StateType.CANCELLING]
    wanted = FlowRunFilter(
        deployment_id=FlowRunFilterDeploymentId(any_=deployments),
        state=FlowRunFilterState(type=FlowRunFilterStateType(any_=unfinished)),
        expected_start_time=FlowRunFilterExpectedStartTime(before_=at),  # type: ignore[arg-type]  # pydantic converts
    )
    async with get_client() as client:
        while runs := await client.read_flow_runs(flow_run_filter=wanted, limit=200):
            for run in runs:
                await client.delete_flow_run(run.id)


def _overdue(newsroom: Newsroom, at: datetime) -> list[str]:
    """The deployments of which a run was missed: by the warehouse, whatever Prefect remembers.

    An ingest that never ran is overdue; a digest that was never made waits for its hour.
    """
    published, table = newsroom.home.published, newsroom.settings.schedule
    ingested = last_ingest(published)
    late = ["ingest"] if ingested is None or _fired(table.ingest, ingested, at, newsroom.settings.zone) else []
    for name in newsroom.settings.digests:
        made = last_digest(published, name)
        if made is not None and _fired(table.digest, made, at, newsroom.settings.zone):
            late.append(f"digest-{name}")
    return late


def _fired(schedule: str, last: datetime, at: datetime, zone: ZoneInfo) -> bool:
    """Whether a schedule had a run between the last one and now."""
    parsed = parse_schedule(schedule)
    if isinstance(parsed, timedelta):
        return last + parsed <= at
    return bool(next(CronSim(parsed, last.astimezone(zone))) <= at)
