using Twin.Access;
using Twin.Benchmarks.Servers;
using Twin.Cases;
using Twin.Devices;
using Twin.Fixtures;
using Twin.Places;

namespace Twin.Benchmarks.Runs;

/// <summary>Communities of fifty grids with a worker in each, and cases that are opened in them as an alarm opens one.</summary>
/// <param name="count">Grids.</param>
internal sealed class WorkedGrids(TwinHost twin, int count)
{
    private const string Street = "500103002";
    private const int GridsPerCommunity = 50;
    private const int CallsAtOnce = 128;

    public async Task LoadAsync()
    {
        for (var community = 0; community * GridsPerCommunity < count; community++)
        {
            Require(await twin.Grains.Community(CommunityOf(community * GridsPerCommunity)).Upsert(Caller.System, new AreaAttributes("领事巷社区"), CancellationToken.None));
        }

        await EachAsync(count, async (grid, cancellationToken) =>
        {
            Require(await twin.Grains.Grid(CodeOf(grid)).Upsert(Caller.System, new GridAttributes("网格", CommunityOf(grid)), cancellationToken));
            Require(await twin.Grains.GridWorker(WorkerOf(grid)).Put(Caller.System, $$"""{"name":"张伟","grids":["{{CodeOf(grid)}}"],"onDuty":true}""", cancellationToken));
        });
    }

    /// <summary>Opens a number of cases, as fast as they are taken.</summary>
    public Task OpenAsync(string category, int cases) => EachAsync(cases, (number, cancellationToken) => OpenAsync(category, number, cancellationToken));

    public Task OpenAsync(string category, int number, CancellationToken cancellationToken)
    {
        var grid = CodeOf(number % count);
        var hazard = new Hazard($"device-{number}", category, Episode: 1, category, Severity.Minor, Household: null, TimeProvider.System.GetUtcNow(), Cleared: false);
        return twin.Grains.Case(IdOf(category, number)).Open(new CaseOpening(new ObjectKey(ObjectKind.Grid, grid), grid, hazard, "用电异常 · 3栋"), cancellationToken);
    }

    public static string IdOf(string category, int number) => $"{category}-{number}";

    /// <summary>Lets a worker go off duty or come back, which changes the worker's card.</summary>
    public async Task SetDutyAsync(int grid, bool onDuty, CancellationToken cancellationToken) =>
        Require(await twin.Grains.GridWorker(WorkerOf(grid % count)).SetDuty(Caller.System, onDuty, cancellationToken));

    private static string CommunityOf(int grid) => $"{Street}{(grid / GridsPerCommunity) + 1:000}";

    private static string CodeOf(int grid) => $"{CommunityOf(grid)}{(grid % GridsPerCommunity) + 1:000}";

    private static string WorkerOf(int grid) => $"worker-{grid}";

    private static Task EachAsync(int count, Func<int, CancellationToken, Task> act) => Parallel.ForEachAsync(
        Enumerable.Range(0, count),
        new ParallelOptions { MaxDegreeOfParallelism = CallsAtOnce },
        async (number, cancellationToken) => await act(number, cancellationToken));

    private static void Require(Outcome<long> outcome)
    {
        if (!outcome.Succeeded)
        {
            throw new InvalidOperationException(outcome.Refusal.ToString());
        }
    }
}
