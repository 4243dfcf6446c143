using System.IO.Pipelines;
using System.Threading.Channels;

namespace Twin.Import;

/// <summary>
/// Carries the lines of one request out while it is still being read. Lines of one kind run side by side; a change of
/// kind waits for those before it, because children need their parents, and so does an id that comes again. Results
/// come in the order of the lines.
/// </summary>
internal sealed partial class ImportRun(ImportTarget target, ILogger log)
{
    private const int MaxLines = 100_000;
    private const int SideBySide = 64;

    private readonly SemaphoreSlim _places = new(SideBySide);

    // Not bounded: a client may send everything before it reads anything, and must not be left waiting for itself. The
    // number of lines and the length of a result are limited, so this is too.
    private readonly Channel<Task<ImportResult>> _results =
        Channel.CreateUnbounded<Task<ImportResult>>(new UnboundedChannelOptions { SingleReader = true, SingleWriter = true });

    private string? _kind;
    private HashSet<string> _ids = new(StringComparer.Ordinal);

    /// <summary>Each line's result, in order.</summary>
    public ChannelReader<Task<ImportResult>> Results => _results.Reader;

    /// <summary>Returns when every line is under way; the results end then, with the fault if there was one.</summary>
    public async Task Read(PipeReader body, CancellationToken cancellationToken)
    {
        var lines = 0;
        try
        {
            await foreach (var line in LineReader.Read(body, cancellationToken))
            {
                lines = line.Number;
                if (lines > MaxLines)
                {
                    Refuse(lines, $"more than {MaxLines} lines: send this one and the rest in another request");
                    break;
                }

                await Take(line, cancellationToken);
            }

            _results.Writer.Complete();
        }
        catch (BadHttpRequestException fault) when (lines > 0)
        {
            Refuse(lines + 1, $"this line and the rest were not read: {fault.Message}");
            _results.Writer.Complete();
        }
        catch (Exception fault)
        {
            _results.Writer.Complete(fault);
        }
    }

    private async Task Take(RawLine raw, CancellationToken cancellationToken)
    {
        if (raw.TooLong)
        {
            Refuse(raw.Number, $"is longer than {LineReader.MaxLineBytes} bytes");
            return;
        }

        var line = LineParser.Parse(raw.Bytes);
        if (line.Command is not { } command)
        {
            Answer(Task.FromResult(ImportResult.Failed(raw.Number, line.Kind, line.Id, line.Refusal!)));
            return;
        }

        if (line.Kind != _kind || !_ids.Add(line.Id!))
        {
            await Barrier(cancellationToken);
            _kind = line.Kind;
            _ids = new HashSet<string>(StringComparer.Ordinal) { line.Id! };
        }

        await _places.WaitAsync(cancellationToken);
        Answer(Carry(raw.Number, line, command, cancellationToken));
    }

    /// <summary>Waits until everything under way is done.</summary>
    private async Task Barrier(CancellationToken cancellationToken)
    {
        for (var place = 0; place < SideBySide; place++)
        {
            await _places.WaitAsync(cancellationToken);
        }

        _places.Release(SideBySide);
    }

    private async Task<ImportResult> Carry(int number, ImportLine line, ImportCommand command, CancellationToken cancellationToken)
    {
        try
        {
            var outcome = await command(target, cancellationToken);
            return outcome.Succeeded
                ? new ImportResult(number, line.Kind, line.Id, ImportStatus.Ok, outcome.Value)
                : ImportResult.Failed(number, line.Kind, line.Id, outcome.Refusal);
        }
        catch (Exception fault) when (!cancellationToken.IsCancellationRequested)
        {
            LogNotStored(line.Kind!, fault);
            return ImportResult.Failed(number, line.Kind, line.Id, Refusal.Conflict("not known to be stored: send it again"));
        }
        finally
        {
            _places.Release();
        }
    }

    private void Refuse(int number, string message) =>
        Answer(Task.FromResult(ImportResult.Failed(number, kind: null, id: null, Refusal.Invalid("line", message))));

    private void Answer(Task<ImportResult> result) => _results.Writer.TryWrite(result);

    [LoggerMessage(Level = LogLevel.Warning, Message = "A line of kind {Kind} could not be stored")]
    private partial void LogNotStored(string kind, Exception fault);
}
