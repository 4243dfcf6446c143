using System.Collections.Immutable;
using Twin.Storage;

namespace Twin.Places;

public sealed class AreaMapTests
{
    [Fact]
    public async Task Current_sees_every_edit_that_came_before_the_question()
    {
        var regions = new Regions();
        var map = new AreaMap(regions);

        for (var edit = 1; edit <= 20; edit++)
        {
            regions.Edit($"第{edit}网格");
            Assert.Equal($"第{edit}网格", (await map.Current()).Find(Regions.Code)!.Name);
        }
    }

    [Fact]
    public async Task Current_asked_after_an_edit_does_not_join_a_round_that_began_before_it()
    {
        var regions = new Regions();
        var map = new AreaMap(regions);
        regions.Edit("before");
        var hold = regions.Hold();
        var early = map.Current();
        await hold.Reached;

        regions.Edit("after");
        var late = map.Current();
        hold.Release();

        Assert.Equal("before", (await early).Find(Regions.Code)!.Name);
        Assert.Equal("after", (await late).Find(Regions.Code)!.Name);
    }

    [Fact]
    public async Task Current_goes_on_after_a_database_fault()
    {
        var regions = new Regions { Fault = new StorageFaultException("away") };
        var map = new AreaMap(regions);
        await Assert.ThrowsAsync<StorageFaultException>(map.Current);

        regions.Fault = null;
        regions.Edit("第一网格");

        Assert.NotNull((await map.Current()).Find(Regions.Code));
    }

    private sealed class Regions : IRegions
    {
        public const string Code = "500103002001001";

        private StoredRegion _region = new(Code, Name: null, Boundary: null, 0);
        private Held? _held;

        public Exception? Fault { get; set; }

        public void Edit(string name) => _region = _region with { Name = name, Version = _region.Version + 1 };

        public Held Hold() => _held = new Held();

        public async Task<ImmutableArray<StoredRegion>> Since(long version, CancellationToken cancellationToken)
        {
            if (Fault is not null)
            {
                throw Fault;
            }

            var seen = _region;
            if (Interlocked.Exchange(ref _held, null) is { } held)
            {
                await held.Wait();
            }

            return seen.Version > version ? [seen] : [];
        }
    }

    private sealed class Held
    {
        private readonly TaskCompletionSource _reached = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly TaskCompletionSource _released = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task Reached => _reached.Task;

        public void Release() => _released.SetResult();

        public Task Wait()
        {
            _reached.SetResult();
            return _released.Task;
        }
    }
}
