namespace Redbook.Imapi;

/// <summary><see cref="MsftDiscFormat2TrackAtOnce"/> under the class name that an import of the type library gives it.</summary>
public class MsftDiscFormat2TrackAtOnceClass : MsftDiscFormat2TrackAtOnce;
