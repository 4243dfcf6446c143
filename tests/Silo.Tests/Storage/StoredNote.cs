namespace Twin.Storage;

/// <summary>A note as a grain holds it after reading or writing.</summary>
public sealed record StoredNote(GrainState<Document<Note>> Held)
{
    public string Text => Held.State!.State.Text;

    public Card? Card => Held.State!.Card;
}
