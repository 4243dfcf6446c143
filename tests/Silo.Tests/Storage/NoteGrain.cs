using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Twin.Storage;

[GrainType("note")]
internal sealed class NoteGrain(
    [PersistentState("note", TwinStorage.Name)] IPersistentState<Document<Note>> document,
    [FromKeyedServices(TimeProviderNames.Grains)] TimeProvider time,
    ILogger<NoteGrain> log) : TwinGrain<Note>(document, time, log), INoteGrain
{
    public Task Put(string text, DateTimeOffset? due, CancellationToken cancellationToken) =>
        Commit(State with { Text = text, Due = due });

    public Task<string> Get(CancellationToken cancellationToken) => Task.FromResult(State.Text);

    public Task<long> GetRevision(CancellationToken cancellationToken) => Task.FromResult(State.Revision);

    protected override Card Describe(Note state) => new() { Title = state.Text, Due = state.Due };

    protected override Task OnWake(CancellationToken cancellationToken) => Commit(State with { Due = null });
}
