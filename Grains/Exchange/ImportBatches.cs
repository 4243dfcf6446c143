using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.Extensions.Logging;
using Twin.Storage;

namespace Twin.Exchange;

/// <summary>
/// Takes the rows of a batch in, side by side but for those of one object, which keep their order, and those of another
/// kind, which wait for the ones before them because children need their parents.
/// </summary>
internal sealed partial class ImportBatches(IImportRows rows, IFieldProtector protector, IGrainFactory grains, ILogger<ImportBatches> log)
{
    private const int SideBySide = 256;

    private static readonly JsonSerializerOptions Json = new()
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower) },
    };

    /// <summary>Rows hold what people's records hold, so they are kept as those are: encrypted.</summary>
    public string Seal(ImmutableArray<ImportRow> batch) => protector.Protect(JsonSerializer.Serialize(batch, Json));

    /// <summary>Empty for a batch that is not done.</summary>
    public static ImmutableArray<RowResult> ReadResults(string? results) =>
        results is null ? [] : JsonSerializer.Deserialize<ImmutableArray<RowResult>>(results, Json);

    /// <summary>Takes the next batch in and stores its results.</summary>
    /// <returns>Null when a row could not be stored and the batch is to be tried again.</returns>
    public async Task<ImmutableArray<RowResult>?> TakeIn(ImportState state, string import, DateTimeOffset now, CancellationToken cancellationToken)
    {
        // It was done when the silo stopped: its rows are no longer there.
        if (await rows.ReadResults(import, state.Next, cancellationToken).OrStorageFault() is { } done)
        {
            return ReadResults(done);
        }

        var kept = await rows.Read(import, state.Next, cancellationToken).OrStorageFault()
            ?? throw new InvalidOperationException($"Batch {state.Next} of import {import} is not there.");
        var batch = JsonSerializer.Deserialize<ImmutableArray<ImportRow>>(protector.Unprotect(kept), Json);
        var taken = new ConcurrentDictionary<int, TakenRow>();
        foreach (var group in SameKind(batch))
        {
            await Parallel.ForEachAsync(
                group.GroupBy(static row => row.Id ?? $"{row.Line}", StringComparer.Ordinal),
                new ParallelOptions { MaxDegreeOfParallelism = SideBySide, CancellationToken = cancellationToken },
                async (sameObject, cancelled) =>
                {
                    foreach (var row in sameObject)
                    {
                        taken[row.Line] = await TakeIn(state, import, row, cancelled);
                    }
                });
        }

        if (state.Attempts + 1 < ImportState.MostAttempts && taken.Values.Any(static row => row.MayPass))
        {
            return null;
        }

        var inOrder = batch.Select(row => taken[row.Line]).ToArray();
        ImmutableArray<RowResult> results = [.. inOrder.Select(static row => row.Result)];
        await rows.Finish(
            import,
            state.Next,
            JsonSerializer.Serialize(results, Json),
            state.Plan!.DryRun ? [] : [.. inOrder.SelectMany(row => row.Conflicts.Select(conflict => NewConflict.Of(protector, row.Key, conflict.Field, state.Plan.Source, conflict.PresentSource, conflict.Proposed, import, row.Result.Line, now)))],
            state.Plan.DryRun ? [] : [.. inOrder.SelectMany(row => row.Agreed.Select(field => new SettledField(row.Key, field, state.Plan.Source)))],
            cancellationToken).OrStorageFault();
        return results;
    }

    private async Task<TakenRow> TakeIn(ImportState state, string import, ImportRow row, CancellationToken cancellationToken)
    {
        if (row.Fault is { } fault)
        {
            return TakenRow.Failed(row, fault);
        }

        var key = new ObjectKey(row.Kind!, row.Id!);
        try
        {
            var outcome = await grains.Object(key).TakeIn(
                state.Caller, new SourceRow(row.Attributes!, state.Plan!.Source, import, row.Line, state.Plan.DryRun), cancellationToken);
            return outcome.Succeeded ? TakenRow.Of(row, key, outcome.Value) : TakenRow.Failed(row, outcome.Refusal);
        }
        catch (Exception error) when (!cancellationToken.IsCancellationRequested)
        {
            LogNotStored(key.Kind, error);
            return TakenRow.Failed(row, Refusal.Conflict("could not be stored")) with { MayPass = true };
        }
    }

    private static IEnumerable<List<ImportRow>> SameKind(ImmutableArray<ImportRow> batch)
    {
        var group = new List<ImportRow>();
        foreach (var row in batch)
        {
            if (group.Count > 0 && group[^1].Kind != row.Kind)
            {
                yield return group;
                group = [];
            }

            group.Add(row);
        }

        if (group.Count > 0)
        {
            yield return group;
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "A row of kind {Kind} could not be stored")]
    private partial void LogNotStored(string kind, Exception fault);
}
