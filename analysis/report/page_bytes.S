// SPDX-License-Identifier: BSD-3-Clause
// The bytes of the page's template, taken in by the assembler: a compiler needs minutes for
// as many numbers of an array.
    .section .rodata
    .global diasim_page_begin
    .global diasim_page_end
    .balign 16
diasim_page_begin:
    .incbin DIASIM_PAGE_FILE
diasim_page_end:
    .byte 0
    .section .note.GNU-stack,"",%progbits
