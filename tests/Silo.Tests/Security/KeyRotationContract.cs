using System.Security.Cryptography;
using Twin.Storage;

namespace Twin.Security;

/// <summary>Master key and data keys change while fields are written and read; each engine runs it.</summary>
public abstract class KeyRotationContract(IStorageEngine engine)
{
    private const int Workers = 4;
    private const int NotesEach = 25;

    private static readonly string OldKey = Convert.ToBase64String(SHA256.HashData("old"u8));
    private static readonly string NewKey = Convert.ToBase64String(SHA256.HashData("new"u8));

    private readonly SemaphoreSlim[] _lanes = [.. Enumerable.Range(0, Workers).Select(_ => new SemaphoreSlim(1))];
    private StorageHost _host = null!;
    private int _done;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Nothing_is_unreadable_when_all_keys_are_changed_under_load()
    {
        var database = await engine.NewDatabase();
        _host = await StorageHost.Start(With(database, OldKey));
        using var stop = new CancellationTokenSource();
        var load = Task.WhenAll(Enumerable.Range(0, Workers).Select(worker => Task.Run(() => Work(worker, stop.Token), Cancellation)));

        await Further();
        Assert.True(Ring().Renew());
        await _host.Service<Reencryption>().Run(Cancellation);
        await Further();
        await Replace(With(database, NewKey, OldKey));
        await Further();
        Assert.True(Ring().Renew());
        await _host.Service<Reencryption>().Run(Cancellation);
        await Further();
        await Replace(With(database, NewKey));
        await Further();

        await stop.CancelAsync();
        var written = (await load).SelectMany(notes => notes);
        foreach (var (note, clear) in written)
        {
            Assert.Equal(clear, _host.Protector.Unprotect((await _host.Read(note)).Text));
        }

        await _host.DisposeAsync();
    }

    /// <summary>Writes its notes in turn, each time reading what it wrote the time before, through whichever silo there is.</summary>
    private async Task<Dictionary<string, string>> Work(int worker, CancellationToken stop)
    {
        var clear = new Dictionary<string, string>(StringComparer.Ordinal);
        for (var i = 0; !stop.IsCancellationRequested; i++)
        {
            var note = $"note/{worker}-{i % NotesEach}";
            await _lanes[worker].WaitAsync(Cancellation);
            try
            {
                var stored = clear.ContainsKey(note) ? await _host.Read(note) : null;
                Assert.Equal(clear.GetValueOrDefault(note), stored is null ? null : _host.Protector.Unprotect(stored.Text));
                await _host.Write(note, _host.Protector.Protect($"clear {i}"), read: stored);
                clear[note] = $"clear {i}";
                Interlocked.Increment(ref _done);
            }
            finally
            {
                _lanes[worker].Release();
            }
        }

        return clear;
    }

    /// <summary>Where several silos may share a database the next one is up before the last one goes; elsewhere the work waits for the restart.</summary>
    private async Task Replace(IReadOnlyDictionary<string, string?> settings)
    {
        var last = _host;
        if (engine.Silos > 1)
        {
            var next = await StorageHost.Start(settings);
            await Further();
            await Exclusively(() => Task.FromResult(_host = next));
            await last.DisposeAsync();
        }
        else
        {
            await Exclusively(async () =>
            {
                await last.DisposeAsync();
                return _host = await StorageHost.Start(settings);
            });
        }
    }

    private async Task Exclusively(Func<Task<StorageHost>> change)
    {
        foreach (var lane in _lanes)
        {
            await lane.WaitAsync(Cancellation);
        }

        await change();
        Array.ForEach(_lanes, lane => lane.Release());
    }

    private async Task Further()
    {
        var from = Volatile.Read(ref _done);
        await Fixtures.Eventually.Async(() => Volatile.Read(ref _done) > from + (Workers * NotesEach), "every note has been written again");
    }

    private DataKeyRing Ring() => _host.Service<DataKeyRing>(FieldProtector.Ring);

    private static Dictionary<string, string?> With(IReadOnlyDictionary<string, string?> database, string key, string? previous = null) =>
        new(database, StringComparer.Ordinal) { ["Twin:Key"] = key, ["Twin:PreviousKey"] = previous };
}
