using Orleans.Core.Internal;
using Twin.Access;
using Twin.Cases;
using Twin.Devices;
using Twin.Fixtures;

namespace Twin.Grains.Tests.Cases;

/// <summary>One alarm with a place, a grid and a worker of its own, whose grains die at a chosen write and come back.</summary>
internal sealed class KilledCase
{
    private static readonly Caller Supervisor = new("chenjie", Role.Supervisor, AreaScope.Everything);

    private readonly TwinHost _twin;
    private readonly int _number;
    private readonly Caller _caller;
    private readonly Deaths.Life _life;

    public KilledCase(TwinHost twin, Deaths deaths, int number)
    {
        (_twin, _number) = (twin, number);
        _caller = new Caller(Worker, Role.GridWorker, AreaScope.Everything, Worker);
        CaseId = Twin.Cases.CaseId.For(new Hazard(Device, "smoke-alarm", Episode: 1, "fire", Severity.Critical, Household: null, At: default, Cleared: false));
        _life = deaths.Of(Keys);
    }

    public string CaseId { get; }

    public int Writes => _life.Writes;

    public IEnumerable<string> Lines =>
    [
        $$"""{"kind":"grid","id":"{{Grid}}","name":"第{{_number}}网格","community":"{{SampleCommunity.Community}}"}""",
        $$"""{"kind":"grid-worker","id":"{{Worker}}","name":"张伟","grids":["{{Grid}}"],"onDuty":true}""",
        $$"""{"kind":"building","id":"{{Building}}","name":"{{_number}}栋","grid":"{{Grid}}","units":1,"floors":6}""",
        SampleCommunity.Device(Device, "smoke", Building),
    ];

    public ObjectKey Key => new(ObjectKind.Case, CaseId);

    private string Device => $"killed-{_number}";

    private string Building => $"b-killed-{_number}";

    private string Worker => $"w-killed-{_number}";

    private string Grid => $"{SampleCommunity.Community}{_number + 100:000}";

    private IEnumerable<ObjectKey> Keys =>
    [
        new(ObjectKind.Device, Device), new(ObjectKind.Building, Building), Key, new(ObjectKind.Grid, Grid), new(ObjectKind.GridWorker, Worker),
    ];

    /// <summary>From the alarm to the second closing.</summary>
    /// <param name="writes">How many are stored before all that the case has to do with dies.</param>
    /// <param name="answers">False when the answer of the last one is lost too.</param>
    /// <returns>The case as it is in the end.</returns>
    public async Task<CaseSnapshot> Play(int writes, bool answers, DateTimeOffset now)
    {
        _life.EndAfter(writes, answers);
        await Step(() => Burn(now), async () => await Is(CaseStatus.Dispatched) && await InInbox() == 1);
        await Handle();
        await Step(() => Act(Supervisor, CaseAction.Close), async () => await Is(CaseStatus.Closed) && await InInbox() == 0 && await Incidents() == 0);
        await Step(() => Act(Supervisor, CaseAction.Reopen, "it smokes again"), async () => await Is(CaseStatus.Dispatched) && await InInbox() == 1);
        await Handle();
        await Step(() => Act(Supervisor, CaseAction.Close), async () => await Is(CaseStatus.Closed) && await InInbox() == 0);
        return (await _twin.Grains.Case(CaseId).Get(Caller.System, default)).Value!;
    }

    private async Task Handle()
    {
        await Step(() => Act(_caller, CaseAction.Sign), () => Is(CaseStatus.Signed));
        await Step(() => Act(_caller, CaseAction.Start), () => Is(CaseStatus.InProgress));
        await Step(() => Act(_caller, CaseAction.Resolve, "a new battery"), () => Is(CaseStatus.AwaitingVerification));
        await Step(() => Act(Supervisor, CaseAction.Verify), () => Is(CaseStatus.Verified));
    }

    /// <summary>Does it again, as people do, until it is done.</summary>
    private async Task Step(Func<Task> act, Func<Task<bool>> isDone)
    {
        var asked = false;
        await Eventually.Async(
            async () =>
            {
                try
                {
                    if (_life.IsOver)
                    {
                        await Revive();
                        asked = false;
                    }

                    if (await isDone())
                    {
                        return true;
                    }

                    if (!asked)
                    {
                        await act();
                        asked = true;
                    }
                }
                catch (Exception fault) when (fault is StorageFaultException or OrleansException or TimeoutException)
                {
                    // Whoever asked was not answered.
                }

                return false;
            },
            $"case {_number} goes on");
    }

    /// <summary>What was in memory is gone; what is stored is all that is known.</summary>
    private async Task Revive()
    {
        _life.GoOn();
        foreach (var key in Keys)
        {
            await _twin.Grains.GetGrain<IWakeable>(GrainId.Create(key.Kind, key.ToString())).AsReference<IGrainManagementExtension>().DeactivateOnIdle();
        }
    }

    private Task Burn(DateTimeOffset now) => _twin.Grains.Device(Device).Ingest([new Telemetry(now, [new Reading("smoke.obscuration", 0.35)])], default);

    /// <summary>A step that was stored, and whose answer was lost, is refused the second time.</summary>
    private Task Act(Caller caller, CaseAction action, string? note = null) => _twin.Grains.Case(CaseId).Act(caller, new CaseCommand(action, Note: note), default);

    private async Task<bool> Is(CaseStatus status) => (await _twin.Grains.Case(CaseId).Get(Caller.System, default)).Value?.Status == status;

    private async Task<int> InInbox() => (await _twin.Grains.GridWorker(Worker).Get(Caller.System, default)).Value!.Inbox.Count(item => item.CaseId == CaseId);

    private async Task<int> Incidents() => (await _twin.Grains.Building(Building).Get(Caller.System, default)).Value!.Incidents.Length;
}
