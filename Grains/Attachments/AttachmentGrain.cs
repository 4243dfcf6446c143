using System.Security.Cryptography;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Twin.Access;
using Twin.Storage;

namespace Twin.Attachments;

[GrainType(ObjectKind.Attachment)]
internal sealed class AttachmentGrain(
    [PersistentState(ObjectKind.Attachment, TwinStorage.Name)] IPersistentState<Document<AttachmentState>> document,
    IAttachmentFiles files,
    IFieldProtector protector,
    [FromKeyedServices(TimeProviderNames.Grains)] TimeProvider time,
    ILogger<AttachmentGrain> log)
    : TwinGrain<AttachmentState>(document, time, log), IAttachmentGrain
{
    private const int KeyBytes = 32;

    private readonly Dictionary<AttachmentPart, IAttachmentWriter> _writers = [];

    public async Task<Outcome<AttachmentTurn>> Begin(Caller caller, string caseId, AttachmentLook look, CancellationToken cancellationToken)
    {
        if (State.Exists && (State.By != caller.Subject || State.Case != caseId))
        {
            return Refusal.NotFound(Key);
        }

        var allowed = await GrainFactory.Case(caseId).MayAttach(caller, Key.Id, look.Internal, cancellationToken);
        if (!allowed.Succeeded)
        {
            return allowed.Refusal;
        }

        if (State.Finished)
        {
            return await Finish(caller, cancellationToken) is { Succeeded: true, Value: { } finished } ? new AttachmentTurn(finished) : Refusal.NotFound(Key);
        }

        await CloseFiles();
        await Commit(State with
        {
            Case = caseId,
            By = caller.Subject,
            Look = look,
            SealedKey = protector.Protect(Convert.ToBase64String(RandomNumberGenerator.GetBytes(KeyBytes))),
            BegunAt = Now,
        });
        return new AttachmentTurn(Finished: null);
    }

    public async Task<Outcome<long>> Append(Caller caller, AttachmentPart part, long offset, byte[] piece, CancellationToken cancellationToken)
    {
        if (!State.Exists || State.Finished || State.By != caller.Subject)
        {
            return Refusal.NotFound(Key);
        }

        return await OnDisk(async () =>
        {
            if (!_writers.TryGetValue(part, out var writer) && offset == 0)
            {
                _writers[part] = writer = files.Create(NameOf(part), FileKey);
            }

            if (writer is null || writer.Size != offset)
            {
                return Refusal.Conflict("Some of it is missing: send it again from the beginning.");
            }

            await writer.Append(piece, cancellationToken);
            return new Outcome<long>(writer.Size, Refusal: null);
        });
    }

    public async Task<Outcome<Attachment>> Finish(Caller caller, CancellationToken cancellationToken)
    {
        if (!State.Exists || State.By != caller.Subject)
        {
            return Refusal.NotFound(Key);
        }

        if (!State.Finished)
        {
            if (!_writers.TryGetValue(AttachmentPart.Content, out var content))
            {
                return Refusal.Conflict("Some of it is missing: send it again from the beginning.");
            }

            var (bytes, thumbnailBytes) = (content.Size, _writers.GetValueOrDefault(AttachmentPart.Thumbnail)?.Size ?? 0);
            await OnDisk(async () =>
            {
                foreach (var writer in _writers.Values)
                {
                    await writer.Complete(cancellationToken);
                }

                await CloseFiles();
                return true;
            });
            await Commit(State with { Bytes = bytes, ThumbnailBytes = thumbnailBytes, Finished = true });
        }

        var look = State.Look;
        return await GrainFactory.Case(State.Case).Attach(
            caller,
            new Attachment(Key.Id, look.MediaType, State.Bytes, look.Width, look.Height, State.ThumbnailBytes > 0, caller.Subject, Now, look.Internal),
            cancellationToken);
    }

    public async Task<Outcome<AttachmentFile>> Get(Caller caller, string caseId, CancellationToken cancellationToken) =>
        State.Case == caseId && await FindFor(caller, cancellationToken) is { } attachment
            ? new AttachmentFile(attachment, State.ThumbnailBytes)
            : Refusal.NotFound(Key);

    public async Task<Outcome<byte[]>> Read(Caller caller, AttachmentPart part, long offset, int count, CancellationToken cancellationToken) =>
        await FindFor(caller, cancellationToken) is not null
            ? await OnDisk(() => files.Read(NameOf(part), FileKey, part == AttachmentPart.Content ? State.Bytes : State.ThumbnailBytes, offset, count, cancellationToken))
            : Refusal.NotFound(Key);

    public async Task Remove(CancellationToken cancellationToken)
    {
        if (!State.Exists)
        {
            return;
        }

        await OnDisk(async () =>
        {
            await CloseFiles();
            files.Delete(NameOf(AttachmentPart.Content));
            files.Delete(NameOf(AttachmentPart.Thumbnail));
            return true;
        });
        await Clear();
    }

    public override async Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken) => await CloseFiles();

    protected override async Task OnWake(CancellationToken cancellationToken)
    {
        if (State.Due is not { } due || due > Now)
        {
            return;
        }

        if (await FindFor(Caller.System, cancellationToken) is null)
        {
            await Remove(cancellationToken);
        }
        else
        {
            await Commit(State with { Kept = true });
        }
    }

    protected override Card? Describe(AttachmentState state) => state.Due is { } due ? new Card { Title = string.Empty, Due = due, Listed = false } : null;

    private byte[] FileKey => Convert.FromBase64String(protector.Unprotect(State.SealedKey));

    private string NameOf(AttachmentPart part) => part == AttachmentPart.Content ? Key.Id : $"{Key.Id}.t";

    /// <summary>The attachment as its case shows it to the caller; null when the caller does not see it.</summary>
    private async Task<Attachment?> FindFor(Caller caller, CancellationToken cancellationToken) =>
        State.Finished && await GrainFactory.Case(State.Case).Get(caller, cancellationToken) is { Succeeded: true, Value: { } seen }
            ? seen.Attachments.FirstOrDefault(attachment => attachment.Id == Key.Id)
            : null;

    private async Task CloseFiles()
    {
        foreach (var writer in _writers.Values)
        {
            await writer.DisposeAsync();
        }

        _writers.Clear();
    }

    /// <exception cref="StorageFaultException">The disk did not do it; what was begun is to be sent again.</exception>
    private async Task<T> OnDisk<T>(Func<Task<T>> work)
    {
        try
        {
            return await work();
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or CryptographicException)
        {
            DeactivateOnIdle();
            throw new StorageFaultException($"The file of {Key} could not be reached.", new InvalidOperationException($"{fault.GetType().Name}: {fault.Message}"));
        }
    }
}
